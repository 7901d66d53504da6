using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>One backup set in the emulator's store. What is not set has the value that the service shows most often.</summary>
public sealed record EmulatorBackup
{
    /// <summary>Decimal digits. Empty (the default) lets the store choose the next free id.</summary>
    public string BackupId { get; init; } = "";

    /// <summary>Filled by the store.</summary>
    public string DBInstanceId { get; init; } = "";

    /// <summary>Decimal digits of the node that made the set. Empty (the default) lets the store choose the instance's first node.</summary>
    public string HostInstanceId { get; init; } = "";

    /// <summary>When the backup began, UTC; whole seconds are written.</summary>
    public required Instant StartTime { get; init; }

    /// <summary>How long it took. Default 3 minutes; never negative.</summary>
    public Duration Elapsed { get; init; } = Duration.FromMinutes(3);

    /// <summary><c>Success</c> (default) or <c>Failed</c>.</summary>
    public string Status { get; init; } = "Success";

    /// <summary><c>FullBackup</c> (default) or <c>IncrementalBackup</c>.</summary>
    public string Type { get; init; } = "FullBackup";

    /// <summary><c>Automated</c> (default) or <c>Manual</c>.</summary>
    public string Mode { get; init; } = "Automated";

    /// <summary><c>Physical</c> (default), <c>Logical</c> or <c>Snapshot</c>.</summary>
    public string Method { get; init; } = "Physical";

    /// <summary>Bytes. Default 0.</summary>
    public long Size { get; init; }

    /// <summary>CRC64 as decimal digits, or empty. Null (default) lets the store fill in the file's own; empty if there is no file.</summary>
    public string? Checksum { get; init; }

    /// <summary>Bytes of the file that the links lead to; the service's may differ from <see cref="Size"/>. Null (default): <see cref="Size"/>.</summary>
    public long? FileSize { get; init; }

    /// <summary>Another number, other content under the same name, as if the file had been replaced. Default 0.</summary>
    public int FileVersion { get; init; }

    /// <summary>
    /// Last part of the links' path, of any form; its end decides the format of the file. Null (default): as the service names files. Those names
    /// tell the node and the second of the start: two sets that share both share one file, unless they are named here.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>Whether the set can be downloaded. Default true; failed and snapshot sets never have a link.</summary>
    public bool HasLink { get; init; } = true;

    /// <summary><c>Enabled</c> (may be deleted) or <c>Disabled</c> (default).</summary>
    public string StoreStatus { get; init; } = "Disabled";

    /// <summary><c>OK</c>, <c>LARGE</c>, <c>EMPTY</c> or empty (default).</summary>
    public string MetaStatus { get; init; } = "";

    /// <summary>Unix seconds; written for MySQL 5.6 only. Default 0.</summary>
    public long ConsistentTime { get; init; }

    /// <summary><c>0</c> (regular, default) or <c>1</c> (archive).</summary>
    public int StorageClass { get; init; }

    /// <summary>JSON text. Default <c>{}</c>.</summary>
    public string Encryption { get; init; } = "{}";

    /// <summary>Copy-only mode; written for SQL Server only. Default false.</summary>
    public bool CopyOnly { get; init; }

    /// <summary>When the set will be purged, if known.</summary>
    public Instant? ExpectExpireTime { get; init; }

    /// <summary>Databases with a link of their own; SQL Server only. Default none.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>When the backup ended.</summary>
    public Instant EndTime => StartTime + Elapsed;

    internal bool IsDownloadable => HasLink && Status == "Success" && Method != "Snapshot";
}
