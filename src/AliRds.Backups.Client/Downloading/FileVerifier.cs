using System.Security.Cryptography;
using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Formats;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>Compares a fetched file with the checksums of the service.</summary>
internal sealed class FileVerifier(TransferContext context, Backup backup, DownloadPaths paths)
{
    private VerificationLevel Level => context.Options.Verification;

    /// <summary>Verifies the file. Wrong bytes are fetched again once; if they are still wrong, the file is set aside.</summary>
    /// <exception cref="RdsCorruptDownloadException">A checksum differs.</exception>
    internal async Task<DownloadResult> VerifyAsync(ResumableTransfer transfer, PartialDownload partial, CancellationToken cancellationToken)
    {
        var remote = partial.Identity.Remote;
        var checksums = ExpectedChecksums.Create(remote, backup, context.Options.Database);
        try
        {
            var crc64 = await VerifyCrc64Async(checksums, transfer, partial, cancellationToken).ConfigureAwait(false);
            partial.File.SetLength(remote.Length);
            var sha256 = await VerifyHashesAsync(checksums, partial.File, cancellationToken).ConfigureAwait(false);
            return new DownloadResult
            {
                BackupId = backup.BackupId,
                Path = paths.Target,
                ManifestPath = context.Options.WriteManifest ? paths.Manifest : null,
                Bytes = remote.Length,
                Crc64 = crc64,
                Sha256 = sha256,
                Format = FormatSniffer.Sniff(partial.File.Handle),
                NotProvenReason = checksums.GetNotProvenReason(Level),
            };
        }
        catch (RdsCorruptDownloadException exception)
        {
            SetAside(partial, exception);
            throw;
        }
    }

    private static async Task<ulong?> VerifyCrc64Async(
        ExpectedChecksums checksums, ResumableTransfer transfer, PartialDownload partial, CancellationToken cancellationToken)
    {
        if (!partial.Identity.WithChecksum)
        {
            return null;
        }

        var crc64 = Part.CombineCrc64(partial.Parts);
        if (checksums.GetMismatch(crc64) is not null && checksums.CanFetchingHelp(crc64))
        {
            await transfer.RepairAsync(cancellationToken).ConfigureAwait(false);
            crc64 = Part.CombineCrc64(partial.Parts);
        }

        return checksums.GetMismatch(crc64) is { } mismatch ? throw mismatch : crc64;
    }

    /// <summary>Compares the MD5, if there is one. Returns the SHA-256, if it is wanted.</summary>
    private async Task<string?> VerifyHashesAsync(ExpectedChecksums checksums, PartialFile file, CancellationToken cancellationToken)
    {
        var expectedMd5 = Level == VerificationLevel.Length ? null : checksums.Md5;
        var wantsSha256 = Level == VerificationLevel.ChecksumAndSha256;
        HashAlgorithmName[] algorithms =
        [
            .. wantsSha256 ? [HashAlgorithmName.SHA256] : Array.Empty<HashAlgorithmName>(),
            .. expectedMd5 is not null ? [HashAlgorithmName.MD5] : Array.Empty<HashAlgorithmName>(),
        ];
        if (algorithms.Length == 0)
        {
            return null;
        }

        var hashes = await FileHasher.HashAsync(file.Handle, algorithms, cancellationToken).ConfigureAwait(false);
        if (expectedMd5 is not null && hashes[^1] != expectedMd5)
        {
            throw new RdsCorruptDownloadException("the MD5 of the object (Content-MD5)", expectedMd5, hashes[^1]);
        }

        return wantsSha256 ? hashes[0] : null;
    }

    private void SetAside(PartialDownload partial, RdsCorruptDownloadException exception)
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
            // That the bytes are wrong matters more than where they are, which the exception tells.
            Log.NotKeptAside(context.Logger, paths.Corrupt, failure.Message);
        }
    }
}
