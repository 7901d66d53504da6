using AliRds.Backups.Client.HostileTests.Support;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>Values with blanks around them, and times with an offset.</summary>
public sealed class ValueTests
{
    private const string PaddedJson =
        """
        {"RequestId":" R ","TotalRecordCount":" 1 ","PageNumber":"\t1","PageRecordCount":"1\n","Items":{"Backup":[{
        "BackupId":" 7 ","DBInstanceId":"\trm-1\n","HostInstanceID":" 9 ","BackupStatus":" Success ","BackupStartTime":" 2026-01-01T00:00:00Z ",
        "BackupEndTime":"\t2026-01-01T01:00:00Z","BackupType":" FullBackup","BackupMode":"Manual ","BackupMethod":"\u00A0Physical\u3000","BackupSize":" 12 ",
        "BackupDownloadURL":" http://h/a?b=c ","BackupIntranetDownloadURL":"  null  ","StoreStatus":" Enabled ","MetaStatus":" OK ","ConsistentTime":" 1 ",
        "IsAvail":" 1 ","StorageClass":" 0 ","Encryption":" {} ","CopyOnlyBackup":" true ","BackupInitiator":" User ","Checksum":" 5 ","Engine":" MySQL ",
        "EngineVersion":" 8.0 ","ExpectExpireTime":" 2027-01-01T00:00Z ","BackupLocation":" OSS ",
        "BackupDownloadLinkByDB":[{"DataBase":" db ","DownloadLink":" http://h/d ","IntranetDownloadLink":" "}]}]}}
        """;

    [Fact]
    public async Task Describe_BlanksAroundEveryValue_AreTrimmedInEveryField()
    {
        var page = await Swallowed.PageAsync(RawReply.Json(PaddedJson));

        var backup = Assert.Single(page.Backups);
        Assert.Empty(page.UnreadableFields);
        Assert.True(backup.IsRestorable);
        Assert.Equal(
            new Backup
            {
                BackupId = new BackupId("7"),
                DbInstanceId = new DbInstanceId("rm-1"),
                HostInstanceId = "9",
                Status = BackupStatus.Success,
                StartTime = Instant.FromUtc(2026, 1, 1, 0, 0),
                EndTime = Instant.FromUtc(2026, 1, 1, 1, 0),
                Type = BackupType.FullBackup,
                Mode = BackupMode.Manual,
                Method = BackupMethod.Physical,
                Size = 12,
                DownloadLink = new BackupLink("http://h/a?b=c"),
                StoreStatus = StoreStatus.Enabled,
                MetaStatus = MetaStatus.Ok,
                ConsistentTime = Instant.FromUnixTimeSeconds(1),
                IsAvailable = true,
                StorageClass = StorageClass.Regular,
                Encryption = "{}",
                IsCopyOnly = true,
                Initiator = BackupInitiator.User,
                Checksum = 5,
                Engine = DatabaseEngine.MySql,
                EngineVersion = "8.0",
                ExpectedExpireTime = Instant.FromUtc(2027, 1, 1, 0, 0),
                Legacy = new LegacyBackupFields { Location = "OSS" },
                DatabaseLinks = [new DatabaseLink { Database = "db", DownloadLink = new BackupLink("http://h/d") }],
            },
            backup);
        Assert.Equal(("R", 1L, 1, 1), (page.RequestId, page.TotalRecordCount, page.PageNumber, page.PageRecordCount));
    }

    [Theory]
    [InlineData("2026-01-01T08:00:00+08:00")]
    [InlineData("2026-01-01T08:00+0800")]
    [InlineData("2026-01-01T08:00:00.000+08")]
    [InlineData("2026-01-01T00:00:00+00:00")]
    [InlineData("2025-12-31T18:30:00-05:30")]
    [InlineData(" 2026-01-01T00:00:00-00:00\t")]
    public async Task Describe_TimeWithAnOffset_IsRead(string text)
    {
        var page = await Swallowed.PageAsync(
            RawReply.Xml($"<R><Items><Backup><BackupStartTime>{text}</BackupStartTime></Backup></Items></R>"));

        Assert.Equal(Instant.FromUtc(2026, 1, 1, 0, 0), Assert.Single(page.Backups).StartTime);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("2026-01-01T08:00:00+")]
    [InlineData("2026-01-01T08:00:00+8")]
    [InlineData("2026-01-01T08:00:00+24:00")]
    [InlineData("2026-01-01T08:00:00+08:60")]
    [InlineData("2026-01-01T08:00:00+08:00Z")]
    [InlineData("2026-01-01T08:00:00+08-00")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("+08:00")]
    public async Task Describe_TimeWithAnOffsetThatIsNone_IsListedAsUnreadable(string text)
    {
        var page = await Swallowed.PageAsync(
            RawReply.Json($"{{\"Items\":{{\"Backup\":[{{\"BackupId\":1,\"ExpectExpireTime\":\"{text}\"}}]}}}}"));

        Assert.Null(Assert.Single(page.Backups).ExpectedExpireTime);
        Assert.Equal(new UnreadableField(0, "ExpectExpireTime", text), Assert.Single(page.UnreadableFields));
    }

    [Theory]
    [InlineData("rm 1")]
    [InlineData("\\u0000")]
    [InlineData("7\\n8")]
    public async Task Describe_IdThatIsNone_KeepsTheRow(string id)
    {
        var page = await Swallowed.PageAsync(
            RawReply.Json($"{{\"Items\":{{\"Backup\":[{{\"BackupId\":\"{id}\",\"DBInstanceId\":\"{id}\",\"BackupSize\":3}}]}}}}"));

        Assert.Equal(3, Assert.Single(page.Backups).Size);
    }
}
