using System.Globalization;
using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>The checksums that the service gives for a file: that of the object, and that of the row in the listing. Either may be absent.</summary>
internal sealed record ExpectedChecksums(ulong? OfObject, ulong? OfRow)
{
    internal const string ObjectCheck = "the CRC-64 of the object (x-oss-hash-crc64ecma)";
    internal const string RowCheck = "the CRC-64 of the backup (Checksum)";

    internal bool Any => OfObject is not null || OfRow is not null;

    /// <summary>Those of a backup. The row's is about the file of the whole set, so it does not count for the file of one database.</summary>
    internal static ExpectedChecksums Create(RemoteObject remote, Backup backup, string? database) =>
        new(remote.Crc64, database is null ? backup.Checksum : null);

    /// <summary>The error for a file with this CRC-64; <see langword="null"/> when it is right as far as can be told.</summary>
    internal RdsCorruptDownloadException? GetMismatch(ulong crc64)
    {
        if (OfObject is { } ofObject && ofObject != crc64)
        {
            return new RdsCorruptDownloadException(ObjectCheck, Text(ofObject), Text(crc64));
        }

        return OfRow is { } ofRow && ofRow != crc64 ? new RdsCorruptDownloadException(RowCheck, Text(ofRow), Text(crc64)) : null;
    }

    /// <summary>Whether fetching again can help: not when the bytes are those of the object, and the object is not what the row says.</summary>
    internal bool CanFetchingHelp(ulong crc64) => OfObject != crc64;

    /// <summary>The CRC-64 of the file, from those of its parts.</summary>
    internal static ulong Combine(IEnumerable<Part> parts)
    {
        var total = 0UL;
        var (operatorLength, shiftOperator) = (-1L, 0UL);
        foreach (var part in parts)
        {
            if (part.Length != operatorLength)
            {
                (operatorLength, shiftOperator) = (part.Length, Crc64Ecma.ShiftOperator(part.Length));
            }

            total = Crc64Ecma.Shift(total, shiftOperator) ^ part.State.Crc64;
        }

        return total;
    }

    private static string Text(ulong crc64) => crc64.ToString(CultureInfo.InvariantCulture);
}
