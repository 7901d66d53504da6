using AliRds.Backups.Client.Tests.Support;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>Every field of the service becomes its property, from both formats.</summary>
public sealed class EveryFieldTests
{
    private static readonly Backup Expected = new()
    {
        BackupId = new BackupId("327329803"),
        DbInstanceId = new DbInstanceId("rm-example0001"),
        HostInstanceId = "5101347",
        Status = BackupStatus.Success,
        StartTime = Instant.FromUtc(2026, 1, 1, 18, 20, 12),
        EndTime = Instant.FromUtc(2026, 1, 1, 18, 22, 53),
        Type = BackupType.FullBackup,
        Mode = BackupMode.Automated,
        Method = BackupMethod.Physical,
        Size = 5242880,
        DownloadLink = new BackupLink(Bodies.Link),
        IntranetDownloadLink = new BackupLink(Bodies.Link + "&in=1"),
        DatabaseLinks =
        [
            new DatabaseLink
            {
                Database = "orders",
                DownloadLink = new BackupLink("https://h/a.zip?Expires=1&dbList=orders"),
                IntranetDownloadLink = new BackupLink("https://i/a.zip?Expires=1"),
            },
        ],
        StoreStatus = StoreStatus.Disabled,
        MetaStatus = MetaStatus.Ok,
        ConsistentTime = Instant.FromUnixTimeSeconds(1576506856),
        IsAvailable = true,
        StorageClass = StorageClass.Regular,
        Encryption = "{}",
        IsCopyOnly = false,
        Initiator = BackupInitiator.System,
        Checksum = ulong.MaxValue,
        Engine = DatabaseEngine.MySql,
        EngineVersion = "8.0",
        ExpectedExpireTime = Instant.FromUtc(9999, 1, 1, 0, 0),
        Legacy = new LegacyBackupFields
        {
            Location = "OSS",
            Scale = "DBInstance",
            DatabaseNames = "orders,people",
            ExtractionStatus = "Success",
            SlaveStatus = "none",
            DbInstanceComment = "shop",
            ResourceGroupId = "rg-1",
            TotalBackupSize = 99,
        },
        AdditionalFields = [new AdditionalField("NewField", "new"), new AdditionalField("NewNumber", "7")],
    };

    [Theory]
    [InlineData(SamplePage.Json)]
    [InlineData(SamplePage.Xml)]
    public void Read_PageWithEveryField_GivesEveryProperty(string body)
    {
        var page = Responses.Read(body);

        Assert.Equal(Expected, page.Backups[0]);
        Assert.Equal(new Backup { BackupId = new BackupId("900000002"), Status = BackupStatus.Failed }, page.Backups[1]);
        Assert.Equal(
            new BackupPage
            {
                Backups = page.Backups,
                RequestId = Bodies.RequestId,
                PageNumber = 1,
                PageRecordCount = 2,
                TotalRecordCount = 2,
                TotalBackupSize = 8672256,
                TotalEcsSnapshotSize = 17,
                AdditionalFields = [new AdditionalField("Region", "cn-hangzhou")],
            },
            page);
    }

    [Fact]
    public void Read_SamplePage_LeavesNoPropertyOfTheModelsUnset()
    {
        var backup = Responses.Read(SamplePage.Json).Backups[0];

        Assert.All(typeof(Backup).GetProperties(), property => Assert.NotNull(property.GetValue(backup)));
        Assert.All(typeof(LegacyBackupFields).GetProperties(), property => Assert.NotNull(property.GetValue(backup.Legacy)));
        Assert.All(typeof(DatabaseLink).GetProperties(), property => Assert.NotNull(property.GetValue(backup.DatabaseLinks[0])));
    }
}
