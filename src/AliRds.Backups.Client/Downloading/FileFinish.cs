using System.Security.Cryptography;
using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Guides;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Downloading.Verification;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>The end of a download to a file: proof, flush, name, manifest.</summary>
internal sealed class FileFinish(DownloadServices services, Backup backup, DownloadPaths paths, DownloadOptions options)
{
    /// <summary>Proves the bytes. Wrong ones are fetched again once; when they stay wrong, the file is kept aside.</summary>
    internal async Task<DownloadResult> ProveAsync(ResumableTransfer fetch, PartialDownload partial, CancellationToken cancellationToken)
    {
        try
        {
            var crc64 = await ProveCrc64Async(fetch, partial, cancellationToken).ConfigureAwait(false);
            partial.File.SetLength(fetch.Remote.Length);
            var sha256 = await HashAsync(fetch.Remote, partial.File, cancellationToken).ConfigureAwait(false);
            return Describe(fetch.Remote, partial.File, crc64, sha256);
        }
        catch (RdsCorruptDownloadException exception)
        {
            KeepAside(partial, exception);
            throw;
        }
    }

    /// <summary>
    /// Flushes the file, gives it its name, and writes its manifest. From here on nothing can be cancelled, and once the file has its name,
    /// nothing fails: what goes wrong is a warning in the result.
    /// </summary>
    internal async Task<DownloadResult> PublishAsync(PartialDownload partial, DownloadResult result)
    {
        await Task.Run(partial.File.Flush).ConfigureAwait(false);
        TargetPath.ThrowIfTargetUnusable(paths, options.Overwrite);
        partial.File.MoveTo(paths.Target, options.Overwrite == OverwritePolicy.Replace);
        Log.Finished(services.Logger, backup.BackupId.Value, paths.Target, result.Bytes, result.IsProven);
        string?[] warnings =
        [
            WarningOf("The journals of the download could not be deleted", () => JournalStore.Delete(paths)),
            options.WriteManifest ? WarningOf("The manifest could not be written", () => WriteManifest(partial.Identity.Remote, result)) : null,
        ];
        return result with { Warnings = [.. warnings.OfType<string>()], ManifestPath = warnings[^1] is null ? result.ManifestPath : null };
    }

    private void WriteManifest(RemoteObject remote, DownloadResult result) =>
        ManifestWriter.Write(Manifest(remote, result), paths.Manifest, options.UnixCreateMode);

    private string? WarningOf(string what, Action action)
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

    private async Task<ulong?> ProveCrc64Async(ResumableTransfer fetch, PartialDownload partial, CancellationToken cancellationToken)
    {
        if (!partial.Identity.WithChecksum)
        {
            return null;
        }

        var checksums = GetChecksums(fetch.Remote);
        var crc64 = ExpectedChecksums.Combine(partial.Parts);
        if (checksums.GetMismatch(crc64) is not null && checksums.CanFetchingHelp(crc64))
        {
            await fetch.RepairAsync(cancellationToken).ConfigureAwait(false);
            crc64 = ExpectedChecksums.Combine(partial.Parts);
        }

        return checksums.GetMismatch(crc64) is { } mismatch ? throw mismatch : crc64;
    }

    private async Task<string?> HashAsync(RemoteObject remote, PartialFile file, CancellationToken cancellationToken)
    {
        HashAlgorithmName[] algorithms =
        [
            .. options.Verification == VerificationLevel.ChecksumAndSha256 ? [HashAlgorithmName.SHA256] : Array.Empty<HashAlgorithmName>(),
            .. remote.Md5 is not null && options.Verification != VerificationLevel.Length ? [HashAlgorithmName.MD5] : Array.Empty<HashAlgorithmName>(),
        ];
        if (algorithms.Length == 0)
        {
            return null;
        }

        var hashes = await FileHasher.HashAsync(file.Handle, algorithms, cancellationToken).ConfigureAwait(false);
        var md5 = Array.IndexOf(algorithms, HashAlgorithmName.MD5);
        if (md5 >= 0 && hashes[md5] != remote.Md5)
        {
            throw new RdsCorruptDownloadException("the MD5 of the object (Content-MD5)", remote.Md5!, hashes[md5]);
        }

        return algorithms[0] == HashAlgorithmName.SHA256 ? hashes[0] : null;
    }

    private DownloadResult Describe(RemoteObject remote, PartialFile file, ulong? crc64, string? sha256) => new()
    {
        BackupId = backup.BackupId,
        Path = paths.Target,
        ManifestPath = options.WriteManifest ? paths.Manifest : null,
        Bytes = remote.Length,
        Crc64 = crc64,
        Sha256 = sha256,
        Format = FormatSniffer.Sniff(file.Handle),
        NotProvenReason = Proof.GetGap(GetChecksums(remote), remote, options.Verification),
    };

    private ExpectedChecksums GetChecksums(RemoteObject remote) => ExpectedChecksums.Create(remote, backup, options.Database);

    private void KeepAside(PartialDownload partial, RdsCorruptDownloadException exception)
    {
        exception.KeptBytes = partial.Identity.Remote.Length;
        exception.KeptPath = paths.Partial;
        try
        {
            partial.File.MoveTo(paths.Corrupt, overwrite: true);
            exception.KeptPath = paths.Corrupt;
            JournalStore.Delete(paths);
        }
        catch (Exception failure) when (TargetErrors.IsFileError(failure))
        {
            // That the bytes are wrong matters more than where they are, which the error says.
            Log.NotKeptAside(services.Logger, paths.Corrupt, failure.Message);
        }
    }

    private DownloadManifest Manifest(RemoteObject remote, DownloadResult result) => new()
    {
        Backup = ManifestBackup.Of(backup, options.Database),
        Object = ManifestObject.Of(remote),
        File = ManifestFile.Of(result),
        Transfer = ManifestTransfer.Of(result, services.TimeProvider.GetUtcNow()),
        Restore = RestoreGuideFactory.Create(backup, remote.Path),
    };
}
