using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>The output format of a listing.</summary>
internal interface IBackupOutput
{
    Task WriteAsync(DbInstanceId instance, IAsyncEnumerable<Backup> backups);
}
