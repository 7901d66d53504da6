using System.Globalization;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Official;

public sealed class OfficialListingTests
{
    [Fact]
    public async Task List_EveryPage_IsWhatTheStoreHolds()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator).ListAsync(new { DBInstanceId = Seeds.Steady, pageSize = 30 });

        Assert.All(outcomes, outcome =>
        {
            Assert.Equal([30, 30, 30, 30, 30, 30, 30, 30, 10], outcome.PageRecordCounts);
            Assert.Equal(Enumerable.Repeat(250, 9), outcome.TotalRecordCounts);
            Assert.Equal(emulator.Backups.List(Seeds.Steady).Select(BackupFacts.Of), outcome.Backups);
        });
        Assert.All(emulator.Journal.Entries, entry => Assert.Equal(EmulatorSignatureVerdict.Valid, entry.SignatureVerdict));
    }

    [Fact]
    public async Task List_SqlServer_HasALinkForEachDatabase()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator).ListAsync(new { DBInstanceId = Seeds.SqlServer, pageSize = 100 });

        Assert.All(outcomes, outcome =>
        {
            Assert.Contains(outcome.Backups, backup => backup.LinkedDatabases == "orders,people");
            Assert.Equal(emulator.Backups.List(Seeds.SqlServer).Select(BackupFacts.Of), outcome.Backups);
        });
    }

    [Fact]
    public async Task List_WithFilters_IsTheMatchingPartOfTheStore()
    {
        await using var emulator = await Seeds.StartAsync();
        var all = emulator.Backups.List(Seeds.SqlServer);
        var from = FloorToMinute(all[^40].StartTime);
        var until = FloorToMinute(all[20].StartTime);

        var outcomes = await new OfficialClients(emulator).ListAsync(new
        {
            DBInstanceId = Seeds.SqlServer,
            pageSize = 50,
            startTime = Format(from),
            endTime = Format(until),
            backupStatus = "Success",
            backupType = "IncrementalBackup",
        });

        var expected = all.Where(backup =>
            backup.StartTime >= from && backup.StartTime <= until
            && backup.Status == EmulatorBackupStatus.Success && backup.Type == EmulatorBackupType.IncrementalBackup);
        Assert.NotEmpty(expected);
        Assert.All(outcomes, outcome => Assert.Equal(expected.Select(BackupFacts.Of), outcome.Backups));
    }

    [Fact]
    public async Task List_InstanceWithoutBackups_IsOneEmptyPage()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator).ListAsync(new { DBInstanceId = Seeds.Empty });

        Assert.All(outcomes, outcome =>
        {
            Assert.Equal([0], outcome.PageRecordCounts);
            Assert.Equal([0], outcome.TotalRecordCounts);
            Assert.Empty(outcome.Backups);
        });
    }

    private static Instant FloorToMinute(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds() / 60 * 60);

    private static string Format(Instant time) => time.ToString("uuuu-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture);
}
