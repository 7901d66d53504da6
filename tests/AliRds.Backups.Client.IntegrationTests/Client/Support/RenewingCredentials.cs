using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client.Support;

/// <summary>Keeps a temporary key until the service refuses it.</summary>
internal sealed class RenewingCredentials(RdsBackupsEmulator emulator, Duration first) : IRdsCredentialsProvider
{
    private RdsCredentials _current = Issue(emulator, first);

    internal int Refreshes { get; private set; }

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(_current);

    public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default)
    {
        Refreshes++;
        _current = Issue(emulator, Duration.FromHours(1));
        return new(_current);
    }

    private static RdsCredentials Issue(RdsBackupsEmulator emulator, Duration lifetime)
    {
        var issued = emulator.IssueTemporaryCredentials(lifetime);
        return new RdsCredentials(issued.AccessKeyId, issued.AccessKeySecret, issued.SecurityToken, issued.Expiration);
    }
}
