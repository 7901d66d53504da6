using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Models;

/// <summary>Models in which each property says something.</summary>
internal static class Samples
{
    internal const string Signature = "Signature=aj%2BORL%3D";
    internal const string Link = "http://rdsbak.oss-cn-hangzhou.aliyuncs.com/custins1/data_qp.xb?Expires=1767326645&OSSAccessKeyId=testid&" + Signature;

    internal static Backup Backup { get; } = new()
    {
        BackupId = new BackupId("99999999999999999999"),
        DbInstanceId = new DbInstanceId("rm-\"备份\""),
        HostInstanceId = "5101347",
        Status = BackupStatus.Success,
        StartTime = Instant.FromUtc(2026, 1, 1, 18, 20, 12),
        EndTime = Instant.FromUtc(2026, 1, 1, 18, 22, 53).PlusNanoseconds(123_456_789),
        Type = BackupType.FullBackup,
        Mode = new BackupMode("a new mode"),
        Method = BackupMethod.Physical,
        Size = long.MaxValue,
        DownloadLink = new BackupLink(Link),
        IntranetDownloadLink = new BackupLink("https://h/plain"),
        DatabaseLinks = [new DatabaseLink { Database = "orders", DownloadLink = new BackupLink(Link) }],
        StoreStatus = StoreStatus.Disabled,
        MetaStatus = MetaStatus.Ok,
        ConsistentTime = Instant.FromUnixTimeSeconds(1576506856),
        IsAvailable = true,
        StorageClass = StorageClass.Archive,
        Encryption = "{\"k\":1}",
        IsCopyOnly = false,
        Initiator = BackupInitiator.User,
        Checksum = ulong.MaxValue,
        Engine = DatabaseEngine.SqlServer,
        EngineVersion = "8.0",
        ExpectedExpireTime = Instant.FromUtc(9999, 12, 31, 23, 59, 59),
        Legacy = new LegacyBackupFields { Location = "OSS", TotalBackupSize = 99 },
        AdditionalFields = [new AdditionalField("New", "a ? b % c \\ d"), new AdditionalField("Null", null)],
    };

    internal static BackupPage Page { get; } = new()
    {
        Backups = [Backup, new Backup()],
        PageNumber = 2,
        PageRecordCount = 2,
        TotalRecordCount = 102,
        RequestId = "1A2B",
        TotalBackupSize = 5,
        TotalEcsSnapshotSize = 6,
        UnreadableFields = [new UnreadableField(1, "BackupSize", "5 MB"), new UnreadableField(null, "Backup", "")],
        AdditionalFields = [new AdditionalField("Region", "cn-hangzhou")],
        ContinuationToken = "eyJhIjoxfQ==",
        IncompleteReason = "rows moved",
    };

    internal static RecoveryTimeRange Range { get; } = new()
    {
        DbInstanceId = new DbInstanceId("rm-1"),
        EarliestTime = Instant.FromUtc(2026, 11, 16, 18, 24, 7),
        LatestTime = Instant.FromUtc(2026, 11, 24, 15, 58, 31),
        UnavailableReason = RecoveryUnavailableReason.MissingLogs,
        RequestId = "1A2B",
        UnreadableFields = [new UnreadableField(null, "RecoveryEndTime", "soon")],
        AdditionalFields = [new AdditionalField("Region", "cn-hangzhou")],
    };
}
