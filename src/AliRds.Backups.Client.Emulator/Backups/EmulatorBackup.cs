using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>One backup set in the emulator. Properties that are not set have the service's most common value.</summary>
public sealed record EmulatorBackup
{
    /// <summary>Id, in decimal digits. If it is empty (the default), the emulator assigns the next free id.</summary>
    public string BackupId { get; init; } = "";

    /// <summary>The instance. The emulator sets it.</summary>
    public string DbInstanceId { get; init; } = "";

    /// <summary>
    /// The node that made the backup, in decimal digits. If it is empty (the default), the emulator uses the first node of the instance.
    /// </summary>
    public string HostInstanceId { get; init; } = "";

    /// <summary>When the backup started. Responses contain whole seconds, in UTC.</summary>
    public required Instant StartTime { get; init; }

    /// <summary>How long the backup took. Default: 3 minutes. Not negative.</summary>
    public Duration Duration { get; init; } = Duration.FromMinutes(3);

    /// <summary>Outcome. Default: <see cref="EmulatorBackupStatus.Success"/>.</summary>
    public EmulatorBackupStatus Status { get; init; } = EmulatorBackupStatus.Success;

    /// <summary>Full or incremental. Default: <see cref="EmulatorBackupType.FullBackup"/>.</summary>
    public EmulatorBackupType Type { get; init; } = EmulatorBackupType.FullBackup;

    /// <summary>What started the backup. Default: <see cref="EmulatorBackupMode.Automated"/>.</summary>
    public EmulatorBackupMode Mode { get; init; } = EmulatorBackupMode.Automated;

    /// <summary>How the backup was made. Default: <see cref="EmulatorBackupMethod.Physical"/>.</summary>
    public EmulatorBackupMethod Method { get; init; } = EmulatorBackupMethod.Physical;

    /// <summary>Size in bytes. Default: 0.</summary>
    public long Size { get; init; }

    /// <summary>
    /// CRC-64 of the file in decimal digits, or any other text. If it is null (the default), the emulator computes it; empty if there is no
    /// file.
    /// </summary>
    public string? Checksum { get; init; }

    /// <summary>
    /// Size in bytes of the file behind the links. In the service, it can differ from <see cref="Size"/>. If it is null (the default),
    /// <see cref="Size"/> is used.
    /// </summary>
    public long? FileSize { get; init; }

    /// <summary>A different number gives the file different content under the same name, as if it had been replaced. Default: 0.</summary>
    public int FileVersion { get; init; }

    /// <summary>
    /// The last part of the links' path. Any name is allowed; its extension decides the format of the file. If it is null (the default),
    /// the name is built as the service does, from the node and the second of the start. Two backups that share both share one file, unless
    /// they have a name here.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>Whether the backup has a download link. Default: true. Failed backups and snapshots never have one.</summary>
    public bool HasLink { get; init; } = true;

    /// <summary>Whether the backup may be deleted. Default: <see cref="EmulatorStoreStatus.Disabled"/>.</summary>
    public EmulatorStoreStatus StoreStatus { get; init; } = EmulatorStoreStatus.Disabled;

    /// <summary>State of the metadata. Default: empty.</summary>
    public EmulatorMetaStatus MetaStatus { get; init; }

    /// <summary>The time to which the backup is consistent. Returned for MySQL 5.6 only; null (the default) is returned as 0.</summary>
    public Instant? ConsistentTime { get; init; }

    /// <summary>Where the backup is stored. Default: <see cref="EmulatorStorageClass.Regular"/>.</summary>
    public EmulatorStorageClass StorageClass { get; init; } = EmulatorStorageClass.Regular;

    /// <summary>JSON text. Default: <c>{}</c>.</summary>
    public string Encryption { get; init; } = "{}";

    /// <summary>Whether this is a copy-only backup. Returned for SQL Server only. Default: false.</summary>
    public bool IsCopyOnly { get; init; }

    /// <summary>When the service will delete the backup, or null if this is unknown.</summary>
    public Instant? ExpectedExpireTime { get; init; }

    /// <summary>Databases that have separate links; SQL Server only. Default: none.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>When the backup ended.</summary>
    public Instant EndTime => StartTime + Duration;

    internal bool IsDownloadable => HasLink && Status == EmulatorBackupStatus.Success && Method != EmulatorBackupMethod.Snapshot;
}
