using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class ListingTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task DescribeBackups_AllPages_AreTheStoreNewestFirst(int pageSize)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var listed = await ListAsync(fixture, fixture.Call.With("PageSize", $"{pageSize}"));

        Assert.Equal(250, listed.Count);
        Assert.Equal(fixture.Emulator.Backups.List(EmulatorFixture.Instance).Select(backup => backup.BackupId), listed);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", false)]
    [InlineData("POST", true)]
    public async Task DescribeBackups_SignedWithV1_IsAnswered(string method, bool formBody)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var (status, body) = await fixture.SendAsync((fixture.Call with { Method = method }).ToV1(formBody));

        Assert.True((int)status == 200, body);
        Assert.Equal(30, Backups(JsonElement.Parse(body)).Count());
    }

    public static TheoryData<string, string, Func<EmulatorBackup, bool>> Filters => new()
    {
        { "BackupStatus", "Failed", backup => backup.Status == EmulatorBackupStatus.Failed },
        { "BackupStatus", "Success", backup => backup.Status == EmulatorBackupStatus.Success },
        { "BackupMode", "Manual", backup => backup.Mode == EmulatorBackupMode.Manual },
        { "BackupMode", "Automated", backup => backup.Mode == EmulatorBackupMode.Automated },
        { "BackupType", "FullBackup", backup => backup.Type == EmulatorBackupType.FullBackup },
        { "BackupType", "IncrementalBackup", backup => backup.Type == EmulatorBackupType.IncrementalBackup },
        { "StartTime", "2025-11-01T00:00Z", backup => backup.StartTime >= Instant.FromUtc(2025, 11, 1, 0, 0) },
        { "EndTime", "2025-11-01T00:00Z", backup => backup.StartTime <= Instant.FromUtc(2025, 11, 1, 0, 0) },
        { "BackupId", "300000004", backup => backup.BackupId == "300000004" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task DescribeBackups_Filter_ListsExactlyTheMatches(string name, string value, Func<EmulatorBackup, bool> matches)
    {
        await using var fixture = await EmulatorFixture.StartAsync(YearSeed());
        var expected = fixture.Emulator.Backups.List(EmulatorFixture.Instance).Where(matches).Select(backup => backup.BackupId).ToList();

        var listed = await ListAsync(fixture, fixture.Call.With(name, value));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, listed);
    }

    [Fact]
    public async Task DescribeBackups_RowsAddedAndPurgedBetweenPages_ShiftAsInTheService()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var first = await fixture.GetPageAsync(fixture.Call);

        var added = fixture.Emulator.Backups.Add(EmulatorFixture.Instance, new EmulatorBackup { StartTime = EmulatorFixture.Start });
        fixture.Emulator.Backups.RemoveOldest(EmulatorFixture.Instance, 3);
        var second = await fixture.GetPageAsync(fixture.Call.With("PageNumber", "2"));

        Assert.Equal(
            Backups(first).Last().GetProperty("BackupId").GetString(), Backups(second).First().GetProperty("BackupId").GetString());
        Assert.Equal(248, second.GetProperty("TotalRecordCount").GetInt32());
        Assert.True(fixture.Emulator.Backups.Remove(EmulatorFixture.Instance, added.BackupId));
    }

    [Fact]
    public async Task DescribeBackups_ExactRow_IsWrittenFieldByField()
    {
        var seed = new EmulatorSeedBuilder().AddInstance(EmulatorFixture.Instance, EmulatorEngine.SqlServer, instance => instance.WithBackup(new EmulatorBackup
        {
            BackupId = "5000000001",
            HostInstanceId = "77",
            StartTime = Instant.FromUtc(2026, 1, 1, 18, 20, 12),
            Duration = Duration.FromSeconds(161),
            Size = 5_242_880,
            Checksum = "11051210869376104954",
            IsCopyOnly = true,
            MetaStatus = EmulatorMetaStatus.Ok,
            Databases = ["db1"],
        })).Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed);

        var backup = Backups(await fixture.GetPageAsync(fixture.Call)).Single();

        Assert.Equal("5000000001", backup.GetProperty("BackupId").GetString());
        Assert.Equal("77", backup.GetProperty("HostInstanceID").GetString());
        Assert.Equal("2026-01-01T18:20:12Z", backup.GetProperty("BackupStartTime").GetString());
        Assert.Equal("2026-01-01T18:22:53Z", backup.GetProperty("BackupEndTime").GetString());
        Assert.Equal(5_242_880, backup.GetProperty("BackupSize").GetInt64());
        Assert.Equal("11051210869376104954", backup.GetProperty("Checksum").GetString());
        Assert.Equal("1", backup.GetProperty("CopyOnlyBackup").GetString());
        Assert.Contains("/hins77_data_20260102022012.zip?Expires=1767326645&OSSAccessKeyId=", backup.GetProperty("BackupDownloadURL").GetString(), StringComparison.Ordinal);
        var link = backup.GetProperty("BackupDownloadLinkByDB").GetProperty("BackupDownloadLinkByDB").EnumerateArray().Single();
        Assert.Equal("db1", link.GetProperty("DataBase").GetString());
        Assert.StartsWith(
            $"{fixture.Emulator.Endpoint}rdsbak-db-cn-hangzhou/", link.GetProperty("DownloadLink").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeBackups_FailedAndSnapshotSets_HaveNoLink()
    {
        await using var fixture = await EmulatorFixture.StartAsync(YearSeed());

        var page = await fixture.GetPageAsync(fixture.Call.With("PageSize", "100"));

        var withoutLink = Backups(page).Where(backup => backup.GetProperty("BackupDownloadURL").ValueKind == JsonValueKind.Null).ToList();
        Assert.NotEmpty(withoutLink);
        Assert.All(withoutLink, backup => Assert.True(
            backup.GetProperty("BackupStatus").GetString() == "Failed" || backup.GetProperty("BackupMethod").GetString() == "Snapshot"));
    }

    private static EmulatorSeed YearSeed() => new EmulatorSeedBuilder()
        .AddInstance(EmulatorFixture.Instance, EmulatorEngine.MySql, instance => instance.WithSchedule(Duration.FromDays(365)))
        .Build();

    private static async Task<List<string>> ListAsync(EmulatorFixture fixture, EmulatorCall call)
    {
        var ids = new List<string>();
        for (var page = 1; ; page++)
        {
            var response = await fixture.GetPageAsync(call.With("PageNumber", $"{page}"));
            ids.AddRange(Backups(response).Select(backup => backup.GetProperty("BackupId").GetString()!));
            if (ids.Count >= response.GetProperty("TotalRecordCount").GetInt32())
            {
                return ids;
            }
        }
    }

    private static JsonElement.ArrayEnumerator Backups(JsonElement page) =>
        page.GetProperty("Items").GetProperty("Backup").EnumerateArray();
}
