using AliRds.Backups.Client.Rpc.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>One row as it is read, field by field, before it becomes a <see cref="Backup"/>.</summary>
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
    internal LegacyBackupFields? Legacy;

    internal static WireFieldTable<BackupFields> Fields { get; } = new(
        ("BackupId", static (ref row, in value, _) => WireConvert.Id(value, out row.BackupId)),
        ("DBInstanceId", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.DbInstanceId)),
        ("HostInstanceID", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.HostInstanceId)),
        ("BackupStatus", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Status)),
        ("BackupStartTime", static (ref row, in value, _) => WireConvert.Timestamp(value, out row.StartTime)),
        ("BackupEndTime", static (ref row, in value, _) => WireConvert.Timestamp(value, out row.EndTime)),
        ("BackupType", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Type)),
        ("BackupMode", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Mode)),
        ("BackupMethod", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Method)),
        ("BackupSize", static (ref row, in value, _) => WireConvert.Int64(value, out row.Size)),
        ("BackupDownloadURL", static (ref row, in value, _) => WireConvert.Link(value, out row.DownloadLink)),
        ("BackupIntranetDownloadURL", static (ref row, in value, _) => WireConvert.Link(value, out row.IntranetDownloadLink)),
        ("StoreStatus", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.StoreStatus)),
        ("MetaStatus", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.MetaStatus)),
        ("ConsistentTime", static (ref row, in value, _) => WireConvert.UnixSeconds(value, out row.ConsistentTime)),
        ("IsAvail", static (ref row, in value, _) => WireConvert.Flag(value, out row.IsAvailable)),
        ("StorageClass", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.StorageClass)),
        ("Encryption", static (ref row, in value, pool) => WireConvert.Json(value, pool, out row.Encryption)),
        ("CopyOnlyBackup", static (ref row, in value, _) => WireConvert.Flag(value, out row.IsCopyOnly)),
        ("BackupInitiator", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Initiator)),
        ("Checksum", static (ref row, in value, _) => WireConvert.UInt64(value, out row.Checksum)),
        ("Engine", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.Engine)),
        ("EngineVersion", static (ref row, in value, pool) => WireConvert.Word(value, pool, out row.EngineVersion)),
        ("ExpectExpireTime", static (ref row, in value, _) => WireConvert.Timestamp(value, out row.ExpectedExpireTime)),
        ("BackupLocation", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { Location = x })),
        ("BackupScale", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { Scale = x })),
        ("BackupDBNames", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { DatabaseNames = x })),
        ("BackupExtractionStatus", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { ExtractionStatus = x })),
        ("SlaveStatus", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { SlaveStatus = x })),
        ("DBInstanceComment", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { DbInstanceComment = x })),
        ("ResourceGroupId", static (ref row, in value, pool) => Old(ref row, WireConvert.Word(value, pool, out var text), text, static (old, x) => old with { ResourceGroupId = x })),
        ("TotalBackupSize", static (ref row, in value, _) => Old(ref row, WireConvert.Int64(value, out var size), size, static (old, x) => old with { TotalBackupSize = x })));

    /// <summary>Sets a field of older servers, making room for them when the first one comes.</summary>
    private static bool Old<T>(ref BackupFields row, bool isRead, T? value, Func<LegacyBackupFields, T, LegacyBackupFields> set)
    {
        if (value is not null)
        {
            row.Legacy = set(row.Legacy ?? new LegacyBackupFields(), value);
        }

        return isRead;
    }
}
