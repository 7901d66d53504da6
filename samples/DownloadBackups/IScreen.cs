using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>The display of downloads.</summary>
internal interface IScreen
{
    /// <summary>Shows downloads while they run.</summary>
    Task ShowAsync(Func<Task> downloads);

    /// <summary>A download starts. The result, if any, receives its progress.</summary>
    IProgress<DownloadProgress>? Begin(Backup backup);

    /// <summary>A download has ended.</summary>
    void End(Outcome outcome);
}
