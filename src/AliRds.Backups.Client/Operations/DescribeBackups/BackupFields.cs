using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>The fields of a backup while they are read, before they become a <see cref="Backup"/>.</summary>
internal struct BackupFields
{
    internal string? BackupId;
    internal string? DbInstanceId;
    internal string? HostInstanceId;
    internal string? Status;
    internal Instant? StartTime;
    internal Instant? EndTime;
    internal string? Type;
    internal string? Mode;
    internal string? Method;
    internal long? Size;
    internal BackupLink? DownloadLink;
    internal BackupLink? IntranetDownloadLink;
    internal string? StoreStatus;
    internal string? MetaStatus;
    internal Instant? ConsistentTime;
    internal bool? IsAvailable;
    internal string? StorageClass;
    internal string? Encryption;
    internal bool? IsCopyOnly;
    internal string? Initiator;
    internal ulong? Checksum;
    internal string? Engine;
    internal string? EngineVersion;
    internal Instant? ExpectedExpireTime;
    private LegacyFields? _legacy;

    /// <summary>Every field by its name on the wire, with how it is read. The spelling of the names is the service's.</summary>
    internal static WireFieldTable<BackupFields> Table { get; } = new(
        ("BackupId", static (ref backup, in value, _) => value.TryGetId(out backup.BackupId)),
        ("DBInstanceId", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.DbInstanceId)),
        ("HostInstanceID", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.HostInstanceId)),
        ("BackupStatus", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Status)),
        ("BackupStartTime", static (ref backup, in value, _) => value.TryGetTimestamp(out backup.StartTime)),
        ("BackupEndTime", static (ref backup, in value, _) => value.TryGetTimestamp(out backup.EndTime)),
        ("BackupType", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Type)),
        ("BackupMode", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Mode)),
        ("BackupMethod", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Method)),
        ("BackupSize", static (ref backup, in value, _) => value.TryGetInt64(out backup.Size)),
        ("BackupDownloadURL", static (ref backup, in value, _) => value.TryGetLink(out backup.DownloadLink)),
        ("BackupIntranetDownloadURL", static (ref backup, in value, _) => value.TryGetLink(out backup.IntranetDownloadLink)),
        ("StoreStatus", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.StoreStatus)),
        ("MetaStatus", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.MetaStatus)),
        ("ConsistentTime", static (ref backup, in value, _) => value.TryGetUnixSeconds(out backup.ConsistentTime)),
        ("IsAvail", static (ref backup, in value, _) => value.TryGetBoolean(out backup.IsAvailable)),
        ("StorageClass", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.StorageClass)),
        ("Encryption", static (ref backup, in value, pool) => value.TryGetJson(pool, out backup.Encryption)),
        ("CopyOnlyBackup", static (ref backup, in value, _) => value.TryGetBoolean(out backup.IsCopyOnly)),
        ("BackupInitiator", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Initiator)),
        ("Checksum", static (ref backup, in value, _) => value.TryGetUInt64(out backup.Checksum)),
        ("Engine", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Engine)),
        ("EngineVersion", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.EngineVersion)),
        ("ExpectExpireTime", static (ref backup, in value, _) => value.TryGetTimestamp(out backup.ExpectedExpireTime)),
        ("BackupLocation", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.Location)),
        ("BackupScale", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.Scale)),
        ("BackupDBNames", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.DatabaseNames)),
        ("BackupExtractionStatus", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.ExtractionStatus)),
        ("SlaveStatus", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.SlaveStatus)),
        ("DBInstanceComment", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.DbInstanceComment)),
        ("ResourceGroupId", static (ref backup, in value, pool) => value.TryGetText(pool, out backup.Legacy.ResourceGroupId)),
        ("TotalBackupSize", static (ref backup, in value, _) => value.TryGetInt64(out backup.Legacy.TotalBackupSize)));

    /// <summary>Created for the few backups that need it.</summary>
    private LegacyFields Legacy => _legacy ??= new LegacyFields();

    internal readonly Backup ToBackup(IReadOnlyList<DatabaseLink> databaseLinks, IReadOnlyList<AdditionalField> additionalFields) => new()
    {
        BackupId = BackupId is { } backupId ? new BackupId(backupId) : default,
        DbInstanceId = DbInstanceId is { } instanceId ? new DbInstanceId(instanceId) : default,
        HostInstanceId = HostInstanceId,
        Status = Status is { } status ? new BackupStatus(status) : null,
        StartTime = StartTime,
        EndTime = EndTime,
        Type = Type is { } type ? new BackupType(type) : null,
        Mode = Mode is { } mode ? new BackupMode(mode) : null,
        Method = Method is { } method ? new BackupMethod(method) : null,
        Size = Size,
        DownloadLink = DownloadLink,
        IntranetDownloadLink = IntranetDownloadLink,
        DatabaseLinks = databaseLinks,
        StoreStatus = StoreStatus is { } store ? new StoreStatus(store) : null,
        MetaStatus = MetaStatus is { } meta ? new MetaStatus(meta) : null,
        ConsistentTime = ConsistentTime,
        IsAvailable = IsAvailable,
        StorageClass = StorageClass is { } storage ? new StorageClass(storage) : null,
        Encryption = Encryption,
        IsCopyOnly = IsCopyOnly,
        Initiator = Initiator is { } initiator ? new BackupInitiator(initiator) : null,
        Checksum = Checksum,
        Engine = Engine is { } engine ? new DatabaseEngine(engine) : null,
        EngineVersion = EngineVersion,
        ExpectedExpireTime = ExpectedExpireTime,
        Legacy = _legacy?.ToModel(),
        AdditionalFields = additionalFields,
    };

    /// <summary>Fields that older servers send.</summary>
    private sealed class LegacyFields
    {
        internal string? Location;
        internal string? Scale;
        internal string? DatabaseNames;
        internal string? ExtractionStatus;
        internal string? SlaveStatus;
        internal string? DbInstanceComment;
        internal string? ResourceGroupId;
        internal long? TotalBackupSize;

        private bool IsEmpty => TotalBackupSize is null
            && (Location ?? Scale ?? DatabaseNames ?? ExtractionStatus ?? SlaveStatus ?? DbInstanceComment ?? ResourceGroupId) is null;

        internal LegacyBackupFields? ToModel() => IsEmpty ? null : new LegacyBackupFields
        {
            Location = Location,
            Scale = Scale,
            DatabaseNames = DatabaseNames,
            ExtractionStatus = ExtractionStatus,
            SlaveStatus = SlaveStatus,
            DbInstanceComment = DbInstanceComment,
            ResourceGroupId = ResourceGroupId,
            TotalBackupSize = TotalBackupSize,
        };
    }
}
