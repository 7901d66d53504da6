using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class SeedTests
{
    [Theory]
    [InlineData(EmulatorEngine.MySql, 0)]
    [InlineData(EmulatorEngine.SqlServer, 2)]
    public async Task Databases_OfGeneratedBackups_AreThereForSqlServerOnly(EmulatorEngine engine, int databases)
    {
        var seed = new EmulatorSeedBuilder().AddInstance("rm-1", engine, instance => instance.WithBackups(3, Duration.FromHours(1))).Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed);

        Assert.All(fixture.Emulator.Backups.List("rm-1"), backup => Assert.Equal(databases, backup.Databases.Count));
    }

    [Fact]
    public async Task Default_ThreeInstances_HaveAYearThatEndsNow()
    {
        await using var fixture = await EmulatorFixture.StartAsync(EmulatorSeed.Default);

        Assert.Equal(["rm-emulator-mysql", "pgm-emulator-pgsql", "rm-emulator-mssql"], EmulatorSeed.Default.DbInstanceIds);
        Assert.All(EmulatorSeed.Default.DbInstanceIds, id =>
        {
            var backups = fixture.Emulator.Backups.List(id);
            Assert.InRange(backups.Count, 360, 420);
            Assert.InRange(backups[0].EndTime, EmulatorFixture.Start - Duration.FromDays(2), EmulatorFixture.Start);
            Assert.InRange(backups[^1].StartTime, EmulatorFixture.Start - Duration.FromDays(365), EmulatorFixture.Start - Duration.FromDays(362));
            Assert.Contains(backups, backup => backup.Status == EmulatorBackupStatus.Failed && backup.Size == 0);
            Assert.Contains(backups, backup => backup.Mode == EmulatorBackupMode.Manual);
            Assert.Contains(backups, backup => backup.Type == EmulatorBackupType.FullBackup);
            Assert.Contains(backups, backup => backup.Method == EmulatorBackupMethod.Snapshot);
            Assert.Equal(2, backups.Select(backup => backup.HostInstanceId).Distinct().Count());
            Assert.Equal(backups.Count, backups.Select(backup => backup.BackupId).Distinct().Count());
        });
    }

    [Theory]
    [InlineData(EmulatorWireStyle.Plain)]
    [InlineData(EmulatorWireStyle.Mixed)]
    public async Task Answers_SameSeed_AreEqualByteForByte(EmulatorWireStyle style)
    {
        await using var one = await EmulatorFixture.StartAsync(configure: options => options with { WireStyle = style, LinkStyle = EmulatorLinkStyle.VirtualHost });
        await using var two = await EmulatorFixture.StartAsync(configure: options => options with { WireStyle = style, LinkStyle = EmulatorLinkStyle.VirtualHost });

        Assert.Equal(await one.SendAsync(one.Call.ToV3()), await two.SendAsync(two.Call.ToV3()));
    }

    [Fact]
    public async Task Answers_OtherRandomSeed_Differ()
    {
        await using var one = await EmulatorFixture.StartAsync(configure: options => options with { LinkStyle = EmulatorLinkStyle.VirtualHost });
        await using var two = await EmulatorFixture.StartAsync(configure: options => options with { LinkStyle = EmulatorLinkStyle.VirtualHost, RandomSeed = 2 });

        Assert.NotEqual(await one.SendAsync(one.Call.ToV3()), await two.SendAsync(two.Call.ToV3()));
    }

    [Fact]
    public void AddInstance_SameIdTwice_Throws()
    {
        var builder = new EmulatorSeedBuilder().AddInstance("rm-1", EmulatorEngine.MySql);

        Assert.Throws<ArgumentException>(() => builder.AddInstance("rm-1", EmulatorEngine.MariaDb));
    }

    [Fact]
    public async Task Add_IdThatIsTaken_Throws()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var newest = fixture.Emulator.Backups.List(EmulatorFixture.Instance)[0];

        Assert.Throws<ArgumentException>(() => fixture.Emulator.Backups.Add(EmulatorFixture.Instance, newest with { Size = 1 }));
    }

    [Fact]
    public async Task MixedStyle_OverAYear_ShowsEveryKnownDrift()
    {
        var seed = new EmulatorSeedBuilder()
            .AddInstance(EmulatorFixture.Instance, EmulatorEngine.SqlServer, instance => instance.WithSchedule(Duration.FromDays(90)))
            .Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed, options => options with { WireStyle = EmulatorWireStyle.Mixed });

        var page = await fixture.GetPageAsync(fixture.Call.With("PageSize", "100"));

        var rows = page.GetProperty("Items").GetProperty("Backup").EnumerateArray().ToList();
        AssertKinds(rows, "BackupId", JsonValueKind.String, JsonValueKind.Number);
        AssertKinds(rows, "HostInstanceID", JsonValueKind.String, JsonValueKind.Number);
        AssertKinds(rows, "BackupSize", JsonValueKind.String, JsonValueKind.Number);
        AssertKinds(rows, "ConsistentTime", JsonValueKind.String, JsonValueKind.Number, JsonValueKind.Null);
        AssertKinds(rows, "Encryption", JsonValueKind.String, JsonValueKind.Object);
        AssertKinds(rows, "BackupDownloadURL", JsonValueKind.String, JsonValueKind.Null, JsonValueKind.Undefined);
        Assert.Equal([17, 19, 20], rows.Select(row => row.GetProperty("BackupStartTime").GetString()!.Length).Distinct().Order());
        Assert.True(rows.Select(row => row.EnumerateObject().First().Name).Distinct().Count() > 5);
    }

    [Fact]
    public async Task MixedStyle_EmptyLists_TakeEveryForm()
    {
        var forms = new HashSet<JsonValueKind>();
        for (var randomSeed = 0; randomSeed < 40; randomSeed++)
        {
            await using var fixture = await EmulatorFixture.StartAsync(EmulatorSeed.Empty, options => options with
            {
                WireStyle = EmulatorWireStyle.Mixed,
                RandomSeed = randomSeed,
            });
            fixture.Emulator.Backups.AddInstance(EmulatorFixture.Instance, EmulatorEngine.MySql);
            var page = await fixture.GetPageAsync(fixture.Call);
            forms.Add(page.TryGetProperty("Items", out var items) ? items.ValueKind : JsonValueKind.Undefined);
        }

        Assert.Equal([JsonValueKind.Undefined, JsonValueKind.Object, JsonValueKind.String, JsonValueKind.Null], forms.Order());
    }

    private static void AssertKinds(List<JsonElement> rows, string name, params JsonValueKind[] kinds)
    {
        var seen = rows.Select(row => row.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Undefined).ToHashSet();
        Assert.Superset(kinds.ToHashSet(), seen);
    }
}
