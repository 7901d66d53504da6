using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>Where downloads are shown.</summary>
internal interface IScreen
{
    /// <summary>Runs downloads while they are shown.</summary>
    Task ShowAsync(Func<Task> downloads);

    /// <summary>A download begins; what comes back is told about its progress.</summary>
    IProgress<DownloadProgress>? Begin(Backup backup);

    /// <summary>A download ended.</summary>
    void End(Outcome outcome);
}
