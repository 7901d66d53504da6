using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>How a listing is shown.</summary>
internal interface IBackupOutput
{
    Task WriteAsync(DbInstanceId instance, IAsyncEnumerable<Backup> backups);
}
