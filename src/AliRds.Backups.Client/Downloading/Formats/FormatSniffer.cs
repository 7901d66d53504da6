using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Formats;

/// <summary>Tells the format of a file by its first bytes.</summary>
internal static class FormatSniffer
{
    /// <summary>How many bytes are needed to tell.</summary>
    internal const int Length = 512;

    private const int TarMarkOffset = 257;

    private static ReadOnlySpan<byte> GzipMark => [0x1f, 0x8b];

    internal static BackupFileFormat Sniff(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("XBSTCK01"u8))
        {
            return BackupFileFormat.XbStream;
        }

        if (start.StartsWith("qpress10"u8))
        {
            return BackupFileFormat.Qpress;
        }

        if (start.StartsWith(GzipMark))
        {
            return BackupFileFormat.Gzip;
        }

        if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8))
        {
            return BackupFileFormat.Zip;
        }

        if (start.StartsWith("TAPE"u8))
        {
            return BackupFileFormat.SqlServerBackup;
        }

        return start.Length > TarMarkOffset && start[TarMarkOffset..].StartsWith("ustar"u8) ? BackupFileFormat.Tar : BackupFileFormat.Unknown;
    }

    internal static BackupFileFormat Sniff(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[Length];
        return Sniff(start[..RandomAccess.Read(file, start, 0)]);
    }

    /// <summary>The format that the name of an object promises.</summary>
    internal static BackupFileFormat FromName(string objectPath) => objectPath switch
    {
        _ when Ends(objectPath, "_xb.qp") => BackupFileFormat.Qpress,
        _ when Ends(objectPath, ".xb") => BackupFileFormat.XbStream,
        _ when Ends(objectPath, ".gz") => BackupFileFormat.Gzip,
        _ when Ends(objectPath, ".tar") => BackupFileFormat.Tar,
        _ when Ends(objectPath, ".zip") => BackupFileFormat.Zip,
        _ when Ends(objectPath, ".bak") => BackupFileFormat.SqlServerBackup,
        _ => BackupFileFormat.Unknown,
    };

    private static bool Ends(string path, string suffix) => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
