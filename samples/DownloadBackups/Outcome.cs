using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>How the download of one backup ended: with a result, or with an error.</summary>
internal sealed record Outcome(Backup Backup, DownloadResult? Result, Exception? Error)
{
    public bool IsProven => Result is { IsProven: true };
}
