namespace AliRds.Backups.Client.Downloading;

/// <summary>How far a download is. Numbers of bytes never go back, also when a part is fetched again.</summary>
public sealed record DownloadProgress
{
    /// <summary>What it is doing.</summary>
    public DownloadPhase Phase { get; init; }

    /// <summary>Bytes of the file that are written, those of earlier runs included.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Bytes of the file; <see langword="null"/> while it is not known.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Bytes that came over the line in this run, those to be fetched again included.</summary>
    public long BytesReceived { get; init; }

    /// <summary>The rate, in bytes a second, over the last seconds.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The time that is left at this rate; <see langword="null"/> when it cannot be told.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Parts that are whole.</summary>
    public int PartsDone { get; init; }

    /// <summary>Parts of the file; 0 while it is not known, and for a file of no bytes.</summary>
    public int PartsTotal { get; init; }

    /// <summary>How often a new link was fetched.</summary>
    public int LinkRenewals { get; init; }

    /// <summary>How often a request was sent again.</summary>
    public int Retries { get; init; }

    /// <summary>Bytes that were fetched and had to be dropped.</summary>
    public long WastedBytes { get; init; }

    /// <summary>The part that is written, 0 to 1; <see langword="null"/> while the length is not known.</summary>
    public double? Fraction => TotalBytes switch
    {
        null => null,
        0 => 1,
        { } total => (double)BytesWritten / total,
    };
}
