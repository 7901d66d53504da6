using System.Globalization;

namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>The checksums that the service gives for a file: those of the object, and that of the backup in the listing. Any can be missing.</summary>
internal sealed record ExpectedChecksums(ulong? ObjectCrc64, ulong? BackupCrc64, string? Md5)
{
    /// <summary>Takes the checksum of the backup only for the file of the whole set: the file of one database has another.</summary>
    internal static ExpectedChecksums Create(RemoteObject remote, Backup backup, string? database) =>
        new(remote.Crc64, database is null ? backup.Checksum : null, remote.Md5);

    /// <summary>The error for a file with this CRC-64; <see langword="null"/> when it equals all that are known.</summary>
    internal RdsCorruptDownloadException? GetMismatch(ulong crc64)
    {
        if (ObjectCrc64 is { } ofObject && ofObject != crc64)
        {
            return CreateException("the CRC-64 of the object (x-oss-hash-crc64ecma)", ofObject, crc64);
        }

        return BackupCrc64 is { } ofBackup && ofBackup != crc64 ? CreateException("the CRC-64 of the backup (Checksum)", ofBackup, crc64) : null;
    }

    /// <summary>Whether fetching again can help. It cannot when the bytes are those of the object, and the listing describes another.</summary>
    internal bool CanFetchingHelp(ulong crc64) => ObjectCrc64 != crc64;

    /// <summary>Why a file that passed every check is still not proven; <see langword="null"/> when it is.</summary>
    internal string? GetNotProvenReason(VerificationLevel level)
    {
        if (level == VerificationLevel.Length)
        {
            return "only the length was checked";
        }

        return ObjectCrc64 is null && BackupCrc64 is null && Md5 is null ? "the service gave no checksum of this file; only its length was compared" : null;
    }

    private static RdsCorruptDownloadException CreateException(string check, ulong expected, ulong actual) =>
        new(check, expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture));
}
