using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Keeps keys of the cloud from an emulator, and the well-known key of the emulator from the cloud.</summary>
internal sealed class CredentialsTargetGuard
{
    private const string EmulatorKeyPrefix = "rds-backups-emulator";

    /// <summary>Permanent keys of the cloud begin so.</summary>
    private const string CloudKeyPrefix = "LTAI";

    private readonly bool _isEmulator;
    private readonly string _host;

    internal CredentialsTargetGuard(RdsTarget target, Uri endpoint)
    {
        _isEmulator = target == RdsTarget.Emulator || (target == RdsTarget.Automatic && endpoint.IsLoopback);
        _host = endpoint.Authority;
    }

    /// <exception cref="RdsCredentialsUnavailableException">The key must not be sent there.</exception>
    internal void ThrowIfForbidden(RdsCredentials credentials)
    {
        if (_isEmulator && credentials.AccessKeyId.StartsWith(CloudKeyPrefix, StringComparison.Ordinal))
        {
            throw new RdsCredentialsUnavailableException(
                $"The access key {credentials.AccessKeyId} belongs to the cloud, and {_host} is taken for an emulator: nothing was sent. "
                + "Use the emulator's key, or set Target to Cloud if the address is a tunnel to the cloud.");
        }

        if (!_isEmulator && credentials.AccessKeyId.StartsWith(EmulatorKeyPrefix, StringComparison.Ordinal))
        {
            throw new RdsCredentialsUnavailableException(
                $"The access key {credentials.AccessKeyId} is the emulator's, and {_host} is taken for the cloud: nothing was sent. "
                + "Use a key of your account, or set Target to Emulator if an emulator runs there.");
        }
    }
}
