using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>One backup set in the emulator. Properties that are not set have the value that the service returns most often.</summary>
public sealed record EmulatorBackup
{
    /// <summary>Id, in decimal digits. When empty (the default), the emulator takes the next free id.</summary>
    public string BackupId { get; init; } = "";

    /// <summary>The instance. The emulator fills it in.</summary>
    public string DbInstanceId { get; init; } = "";

    /// <summary>
    /// The node that made the backup, in decimal digits. When empty (the default), the emulator takes the first node of the instance.
    /// </summary>
    public string HostInstanceId { get; init; } = "";

    /// <summary>When the backup started. Responses carry whole seconds, in UTC.</summary>
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
    /// CRC-64 of the file in decimal digits, or any other text. Null (the default): the emulator computes it; empty without a file.
    /// </summary>
    public string? Checksum { get; init; }

    /// <summary>
    /// Size in bytes of the file behind the links; the service's can differ from <see cref="Size"/>. Null (the default):
    /// <see cref="Size"/>.
    /// </summary>
    public long? FileSize { get; init; }

    /// <summary>Another number gives the file other content under the same name, as if it had been replaced. Default: 0.</summary>
    public int FileVersion { get; init; }

    /// <summary>
    /// Last part of the path of the links, in any form; its ending decides the format of the file. Null (the default): a name as the
    /// service makes it. Such a name is made of the node and the second of the start, so two backups that share both share one file, unless
    /// they are named here.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>Whether the backup can be downloaded. Default: true. Failed backups and snapshots never have a link.</summary>
    public bool HasLink { get; init; } = true;

    /// <summary>Whether the backup may be deleted. Default: <see cref="EmulatorStoreStatus.Disabled"/>.</summary>
    public EmulatorStoreStatus StoreStatus { get; init; } = EmulatorStoreStatus.Disabled;

    /// <summary>State of the metadata. Default: empty.</summary>
    public EmulatorMetaStatus MetaStatus { get; init; }

    /// <summary>The time to which the backup is consistent; returned for MySQL 5.6 only. Null (the default) is returned as 0.</summary>
    public Instant? ConsistentTime { get; init; }

    /// <summary>Where the backup is stored. Default: <see cref="EmulatorStorageClass.Regular"/>.</summary>
    public EmulatorStorageClass StorageClass { get; init; } = EmulatorStorageClass.Regular;

    /// <summary>JSON text. Default: <c>{}</c>.</summary>
    public string Encryption { get; init; } = "{}";

    /// <summary>Whether this is a copy-only backup; returned for SQL Server only. Default: false.</summary>
    public bool IsCopyOnly { get; init; }

    /// <summary>When the service will delete the backup, or null if that is not known.</summary>
    public Instant? ExpectedExpireTime { get; init; }

    /// <summary>Databases that have separate links; SQL Server only. Default: none.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>When the backup ended.</summary>
    public Instant EndTime => StartTime + Duration;

    internal bool IsDownloadable => HasLink && Status == EmulatorBackupStatus.Success && Method != EmulatorBackupMethod.Snapshot;
}
