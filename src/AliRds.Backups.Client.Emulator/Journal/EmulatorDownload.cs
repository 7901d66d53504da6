namespace AliRds.Backups.Client.Emulator;

/// <summary>The file that a request asked the object store for, and the bytes that the service would send.</summary>
public sealed record EmulatorDownload
{
    /// <summary>Bucket of the link.</summary>
    public required string Bucket { get; init; }

    /// <summary>Key in the bucket.</summary>
    public required string Key { get; init; }

    /// <summary>The instance; empty if there is no such file or the link is rejected.</summary>
    public string DbInstanceId { get; init; } = "";

    /// <summary>The backup; empty if there is no such file or the link is rejected.</summary>
    public string BackupId { get; init; } = "";

    /// <summary>The <c>Range</c> header as sent, or empty.</summary>
    public string Range { get; init; } = "";

    /// <summary>Position of the first byte to send.</summary>
    public long Offset { get; init; }

    /// <summary>Number of bytes to send; 0 if the request is rejected.</summary>
    public long Length { get; init; }

    /// <summary>Whether the bytes to send include this position of the file.</summary>
    public bool Covers(long position) => position >= Offset && position - Offset < Length;
}
