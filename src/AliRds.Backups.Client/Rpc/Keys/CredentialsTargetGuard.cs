using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Does not let a key of the cloud go to an emulator, or the emulator's well-known key to the cloud.</summary>
internal sealed class CredentialsTargetGuard
{
    private const string EmulatorKeyPrefix = "rds-backups-emulator";

    /// <summary>The prefix of permanent keys of the cloud.</summary>
    private const string CloudKeyPrefix = "LTAI";

    private readonly bool _isEmulator;
    private readonly string _host;

    internal CredentialsTargetGuard(RdsTarget target, Uri endpoint)
    {
        _isEmulator = target == RdsTarget.Emulator || (target == RdsTarget.Automatic && endpoint.IsLoopback);
        _host = endpoint.Authority;
    }

    /// <exception cref="RdsCredentialsUnavailableException">The key must not be sent to this endpoint.</exception>
    internal void ThrowIfForbidden(RdsCredentials credentials)
    {
        if (_isEmulator && credentials.AccessKeyId.StartsWith(CloudKeyPrefix, StringComparison.Ordinal))
        {
            throw new RdsCredentialsUnavailableException(
                $"The access key {credentials.AccessKeyId} is a key of the cloud, but {_host} is treated as an emulator; nothing was sent. "
                + "Use the emulator's key, or set Target to Cloud if the address is a tunnel to the cloud.");
        }

        if (!_isEmulator && credentials.AccessKeyId.StartsWith(EmulatorKeyPrefix, StringComparison.Ordinal))
        {
            throw new RdsCredentialsUnavailableException(
                $"The access key {credentials.AccessKeyId} is the emulator's key, but {_host} is treated as the cloud; nothing was sent. "
                + "Use a key of your account, or set Target to Emulator if an emulator runs there.");
        }
    }
}
