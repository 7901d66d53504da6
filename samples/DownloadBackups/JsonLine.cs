namespace DownloadBackups;

/// <summary>The fields of a line. The CRC-64 is a string, because many JSON readers round large numbers.</summary>
internal sealed record JsonLine
{
    public required string BackupId { get; init; }

    public string? Path { get; init; }

    public long? Bytes { get; init; }

    public string? Crc64 { get; init; }

    public bool Verified { get; init; }

    public int? Renewals { get; init; }

    public long? Resumed { get; init; }

    public long? WastedBytes { get; init; }

    public string? Error { get; init; }
}
