namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>What is written beside a file: where it came from, how it was proven, and how to open it. It holds no link.</summary>
internal sealed record DownloadManifest
{
    public int FormatVersion { get; init; } = 1;

    public required ManifestBackup Backup { get; init; }

    public required ManifestObject Object { get; init; }

    public required ManifestFile File { get; init; }

    public required ManifestTransfer Transfer { get; init; }

    public required RestoreGuide Restore { get; init; }
}
