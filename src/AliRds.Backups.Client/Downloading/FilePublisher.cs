using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>Gives a verified file its name, and writes the manifest beside it.</summary>
internal sealed class FilePublisher(DownloadServices services, Backup backup, DownloadPaths paths, DownloadOptions options)
{
    /// <summary>
    /// Flushes the file, renames it and writes its manifest. None of this can be cancelled. Once the file has its name, nothing fails any more:
    /// what goes wrong is a warning in the result.
    /// </summary>
    internal async Task<DownloadResult> PublishAsync(PartialDownload partial, DownloadResult result)
    {
        await Task.Run(partial.File.Flush).ConfigureAwait(false);
        paths.ThrowIfTargetUnusable(options.Overwrite);
        partial.File.MoveTo(paths.Target, options.Overwrite == OverwritePolicy.Replace);
        Log.Finished(services.Logger, backup.BackupId.Value, paths.Target, result.Bytes, result.IsProven);

        var journalWarning = GetWarning("The journals of the download could not be deleted", () => JournalStore.Delete(paths));
        var manifestWarning = options.WriteManifest
            ? GetWarning("The manifest could not be written", () => WriteManifest(partial.Identity.Remote, result))
            : null;
        return result with
        {
            Warnings = [.. new[] { journalWarning, manifestWarning }.OfType<string>()],
            ManifestPath = manifestWarning is null ? result.ManifestPath : null,
        };
    }

    private void WriteManifest(RemoteObject remote, DownloadResult result)
    {
        var manifest = new DownloadManifest(backup, options.Database, remote, result, services.TimeProvider.GetUtcNow());
        manifest.Save(paths.Manifest, options.UnixCreateMode);
    }

    private string? GetWarning(string what, Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception) when (TargetErrors.IsFileError(exception))
        {
            Log.FinishedWithWarning(services.Logger, backup.BackupId.Value, what, exception.Message);
            return $"{what}: {exception.Message}";
        }
    }
}
