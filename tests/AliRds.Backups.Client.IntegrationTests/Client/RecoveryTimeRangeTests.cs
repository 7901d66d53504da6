using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>The client reads the range that the emulator computes from its backups.</summary>
public sealed class RecoveryTimeRangeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 15, 58, 31);

    /// <summary>The end of the oldest full backup that succeeded.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(2026, 11, 16, 18, 24, 7);

    /// <summary>It never moves.</summary>
    private static readonly FakeTimeProvider Clock = new(Now.ToDateTimeOffset());

    public static TheoryData<RdsSignatureVersion, RdsRequestMethod, RdsResponseFormat> Ways =>
        new MatrixTheoryData<RdsSignatureVersion, RdsRequestMethod, RdsResponseFormat>(
            Enum.GetValues<RdsSignatureVersion>(), Enum.GetValues<RdsRequestMethod>(), Enum.GetValues<RdsResponseFormat>());

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Get_EveryWay_IsTheRangeOfTheStore(RdsSignatureVersion signature, RdsRequestMethod method, RdsResponseFormat format)
    {
        await using var fixture = await StartAsync(options => options with { Leniency = new() });
        var options = fixture.Options();
        (options.SignatureVersion, options.RequestMethod, options.ResponseFormat) = (signature, method, format);
        using var client = new RdsBackupsClient(options, timeProvider: Clock);

        var range = await GetAsync(client);

        var entry = Assert.Single(fixture.Emulator.Journal.Entries);
        Assert.Equal(
            new RecoveryTimeRange
            {
                DbInstanceId = new DbInstanceId(ClientFixture.Instance),
                EarliestTime = Earliest,
                LatestTime = Now,
                RequestId = entry.RequestId,
            },
            range);
        Assert.Equal(
            ("DescribeLocalAvailableRecoveryTime", EmulatorSignatureVerdict.Valid, format == RdsResponseFormat.Xml),
            (entry.Action, entry.SignatureVerdict, entry.WantsXml));
    }

    [Theory]
    [InlineData(RdsResponseFormat.Json)]
    [InlineData(RdsResponseFormat.Xml)]
    public async Task Get_MixedWireStyle_IsTheSameToTheMinute(RdsResponseFormat format)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            await using var fixture = await StartAsync(options => options with { WireStyle = EmulatorWireStyle.Mixed, RandomSeed = seed });
            using var client = fixture.CreateClient(options => options.ResponseFormat = format);

            var range = await GetAsync(client);

            Assert.Equal((Minute(Earliest), Minute(Now)), (Minute(range.EarliestTime), Minute(range.LatestTime)));
            Assert.Empty(range.UnreadableFields);
        }
    }

    [Fact]
    public async Task Get_BackupsAddedAndPurged_MovesTheBegin()
    {
        await using var fixture = await StartAsync();
        using var client = fixture.CreateClient();
        var newer = fixture.Emulator.Backups.Add(ClientFixture.Instance, FullBackup(Now - Duration.FromDays(1)));

        Assert.Equal(Earliest, (await GetAsync(client)).EarliestTime);
        fixture.Emulator.Backups.RemoveOldest(ClientFixture.Instance, 3);

        Assert.Equal(newer.EndTime, (await GetAsync(client)).EarliestTime);
    }

    [Theory]
    [InlineData("rm-mssql", RecoveryUnavailableReason.UnsupportedEngine)]
    [InlineData("rm-no-log", RecoveryUnavailableReason.LogBackupDisabled)]
    [InlineData("rm-empty", RecoveryUnavailableReason.NoBackup)]
    [InlineData("rm-running", RecoveryUnavailableReason.NoBackup)]
    public async Task Get_InstanceWithoutARange_SaysWhy(string instance, RecoveryUnavailableReason reason)
    {
        await using var fixture = await StartAsync();
        using var client = fixture.CreateClient();

        var range = await GetAsync(client, instance);

        Assert.Equal((null, null, reason), (range.EarliestTime, range.LatestTime, range.UnavailableReason));
    }

    [Fact]
    public async Task Get_UnknownInstance_IsNotFound()
    {
        await using var fixture = await StartAsync();
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsNotFoundException>(() => GetAsync(client, "rm-unknown"));

        Assert.Equal("InvalidDBInstance.NotFound", exception.Code);
    }

    [Fact]
    public async Task Get_KeyThatIsDenied_SaysWhichStatementIsMissing()
    {
        await using var fixture = await StartAsync();
        using var client = fixture.CreateClient();
        fixture.Emulator.AccessKeys.Deny(fixture.Emulator.AccessKeyId, ClientFixture.Instance);

        var exception = await Assert.ThrowsAsync<RdsServiceException>(() => GetAsync(client));

        Assert.Contains("\"Action\":\"rds:DescribeLocalAvailableRecoveryTime\"", exception.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FaultsOfTheEmulator_AreRetriedUntilTheRange()
    {
        await using var fixture = await StartAsync();
        using var client = fixture.CreateClient();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Throttle());
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Reset(EmulatorFaultPoint.InBody));

        Assert.Equal(Now, (await GetAsync(client)).LatestTime);
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    private static Task<ClientFixture> StartAsync(Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null)
    {
        var seed = new EmulatorSeedBuilder()
            .AddInstance(ClientFixture.Instance, EmulatorEngine.MySql, instance => instance
                .WithBackup(FullBackup(Earliest - Duration.FromDays(2)) with { Status = EmulatorBackupStatus.Failed })
                .WithBackup(FullBackup(Earliest - Duration.FromDays(1)) with { Type = EmulatorBackupType.IncrementalBackup })
                .WithBackup(FullBackup(Earliest - Duration.FromMinutes(10))))
            .AddInstance("rm-mssql", EmulatorEngine.SqlServer, instance => instance.WithBackup(FullBackup(Earliest)))
            .AddInstance("rm-no-log", EmulatorEngine.PostgreSql, instance => instance.WithBackup(FullBackup(Earliest)).WithoutLogBackup())
            .AddInstance("rm-empty", EmulatorEngine.MariaDb)
            .AddInstance("rm-running", EmulatorEngine.MySql, instance => instance.WithBackup(FullBackup(Now - Duration.FromMinutes(1))))
            .Build();
        return ClientFixture.StartAsync(options =>
        {
            options = options with { Seed = seed, TimeProvider = Clock, Leniency = new() { AcceptAnyTimestamp = true } };
            return configure?.Invoke(options) ?? options;
        });
    }

    private static EmulatorBackup FullBackup(Instant start) => new() { StartTime = start, Duration = Duration.FromMinutes(10) };

    private static Task<RecoveryTimeRange> GetAsync(RdsBackupsClient client, string instance = ClientFixture.Instance) =>
        client.GetRecoveryTimeRangeAsync(instance, TestContext.Current.CancellationToken);

    private static Instant? Minute(Instant? time) =>
        time is { } value ? Instant.FromUnixTimeSeconds(value.ToUnixTimeSeconds() / 60 * 60) : null;
}
