using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Downloading;

/// <summary>What a download brought home.</summary>
public sealed record DownloadResult
{
    /// <summary>The backup.</summary>
    public required BackupId BackupId { get; init; }

    /// <summary>The file; <see langword="null"/> when the bytes went into a stream.</summary>
    public string? Path { get; init; }

    /// <summary>The manifest; <see langword="null"/> when none was asked for, or it could not be written, which <see cref="Warnings"/> says then.</summary>
    public string? ManifestPath { get; init; }

    /// <summary>The length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>CRC-64 (ECMA-182, reflected) of the file; <see langword="null"/> with <see cref="VerificationLevel.Length"/>.</summary>
    public ulong? Crc64 { get; init; }

    /// <summary>SHA-256 of the file, in hex; only with <see cref="VerificationLevel.ChecksumAndSha256"/>.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether a checksum from the service proves the bytes.</summary>
    public bool IsProven => NotProvenReason is null;

    /// <summary>Why the bytes are not proven, such as that the service gave no checksum; <see langword="null"/> when they are.</summary>
    public string? NotProvenReason { get; init; }

    /// <summary>The format that the first bytes show.</summary>
    public BackupFileFormat Format { get; init; }

    /// <summary>Whether the internal link was used.</summary>
    public bool UsedInternalLink { get; init; }

    /// <summary>How often a new link was fetched.</summary>
    public int LinkRenewals { get; init; }

    /// <summary>How often a request was sent again.</summary>
    public int Retries { get; init; }

    /// <summary>Bytes that earlier runs had left on disk and that were good.</summary>
    public long ResumedBytes { get; init; }

    /// <summary>Bytes that came over the line in this run.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Bytes that had to be dropped: fetched in this run, or left by earlier ones.</summary>
    public long WastedBytes { get; init; }

    /// <summary>Why the download began again from the first byte; empty when it did not.</summary>
    public IReadOnlyList<string> Restarts
    {
        get;
        init => field = EquatableList<string>.From(value);
    } = EquatableList<string>.Empty;

    /// <summary>
    /// What went wrong without harm to the bytes: a manifest that could not be written, a progress handler that threw. Empty when nothing did.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}
