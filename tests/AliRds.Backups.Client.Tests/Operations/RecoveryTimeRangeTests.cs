using System.Diagnostics.Metrics;
using AliRds.Backups.Client.Telemetry;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Operations;

/// <summary>DescribeLocalAvailableRecoveryTime: a flat response, and error codes that are results.</summary>
public sealed class RecoveryTimeRangeTests
{
    private const string Json = """
        {"RequestId":"5D0E7C1B","DBInstanceId":"rm-1","RecoveryBeginTime":"2026-11-16T18:24:07Z","RecoveryEndTime":"2026-11-24T15:58:31Z"}
        """;

    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeLocalAvailableRecoveryTimeResponse>
          <RecoveryEndTime>2026-11-24T15:58:31Z</RecoveryEndTime><RecoveryBeginTime>2026-11-16T18:24:07Z</RecoveryBeginTime>
          <RequestId>5D0E7C1B</RequestId><DBInstanceId>rm-1</DBInstanceId>
        </DescribeLocalAvailableRecoveryTimeResponse>
        """;

    private const string EndXml = "<RecoveryEndTime>2026-11-24T15:58:31Z</RecoveryEndTime>";

    private static readonly RecoveryTimeRange Range = new()
    {
        DbInstanceId = new DbInstanceId("rm-1"),
        EarliestTime = Instant.FromUtc(2026, 11, 16, 18, 24, 7),
        LatestTime = Instant.FromUtc(2026, 11, 24, 15, 58, 31),
        RequestId = "5D0E7C1B",
    };

    [Theory]
    [InlineData(Json)]
    [InlineData(Xml)]
    public async Task Get_BothFormats_GiveTheSameRange(string body) => Assert.Equal(Range, await GetAsync(Step.Answer(200, body)));

    [Fact]
    public async Task Get_Request_NamesOperationVersionAndInstance()
    {
        using var harness = new ClientHarness(Step.Answer(200, Json));
        using var client = harness.CreateClient();

        await client.GetRecoveryTimeRangeAsync(new DbInstanceId("rm-1"), TestContext.Current.CancellationToken);

        var sent = Assert.Single(harness.Server.Sent);
        Assert.EndsWith("/?DBInstanceId=rm-1", sent.Address, StringComparison.Ordinal);
        Assert.Equal(("DescribeLocalAvailableRecoveryTime", "2014-08-15"), (sent.Headers["x-acs-action"], sent.Headers["x-acs-version"]));
    }

    [Theory]
    [InlineData("""{"DBInstanceId":"rm-1","RecoveryBeginTime":null,"RecoveryEndTime":""}""")]
    [InlineData("""{"DBInstanceId":"rm-1"}""")]
    [InlineData("<R><RecoveryBeginTime/><RecoveryEndTime></RecoveryEndTime></R>")]
    public async Task Get_TimesAreAbsent_IsARangeWithoutTimesAndReason(string body) => Assert.Equal(
        new RecoveryTimeRange { DbInstanceId = Range.DbInstanceId, RequestId = "R-1" },
        await GetAsync(Step.Answer(200, body, ("x-acs-request-id", "R-1"))));

    [Theory]
    [InlineData("""{"DBInstanceId":"RM-1","RecoveryBeginTime":"2026-11-16T18:24Z","RecoveryEndTime":"2026-11-24T23:58:31+08:00"}""")]
    [InlineData("<R>" + EndXml + "<RecoveryBeginTime> 2026-11-16T18:24:00.000 </RecoveryBeginTime></R>")]
    public async Task Get_TimesInOtherForms_AreRead(string body)
    {
        var range = await GetAsync(Step.Answer(200, body));

        Assert.Equal((Instant.FromUtc(2026, 11, 16, 18, 24), Range.LatestTime), (range.EarliestTime, range.LatestTime));
        Assert.Empty(range.UnreadableFields);
    }

    [Theory]
    [InlineData("""{"RecoveryBeginTime":1763317447,"RecoveryEndTime":"2026-11-24T15:58:31Z","Kept":"as it came"}""", "1763317447")]
    [InlineData("""{"RecoveryBeginTime":{"a":1},"RecoveryEndTime":"2026-11-24T15:58:31Z","Kept":"as it came"}""", "{\"a\":1}")]
    [InlineData("<R><RecoveryBeginTime>soon</RecoveryBeginTime>" + EndXml + "<Kept>as it came</Kept></R>", "soon")]
    public async Task Get_TimeThatCannotBeRead_IsNullAndNamed(string body, string raw)
    {
        var range = await GetAsync(Step.Answer(200, body));

        Assert.Equal((null, Range.LatestTime, null), (range.EarliestTime, range.LatestTime, range.UnavailableReason));
        Assert.Equal(new UnreadableField(null, "RecoveryBeginTime", raw), Assert.Single(range.UnreadableFields));
        Assert.Equal(new AdditionalField("Kept", "as it came"), Assert.Single(range.AdditionalFields));
    }

    [Fact]
    public async Task Get_TimeThatCannotBeRead_IsLoggedAndCounted()
    {
        var services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddFakeLogging());
        services
            .AddRdsBackupsClient(options =>
            {
                options.RegionId = "cn-hangzhou";
                options.Credentials = new() { AccessKeyId = "id", AccessKeySecret = "secret" };
            })
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(Step.Answer(200, """{"RecoveryEndTime":"soon"}""")));
        await using var provider = services.BuildServiceProvider();
        using var metric = new MetricCollector<long>(
            provider.GetRequiredService<IMeterFactory>(), RdsTelemetryNames.Meter, "alirds.client.unreadable_fields");

        await provider.GetRequiredService<IRdsBackupsClient>().GetRecoveryTimeRangeAsync("rm-1", TestContext.Current.CancellationToken);

        Assert.Equal(1, metric.GetMeasurementSnapshot().EvaluateAsCounter());
        var record = Assert.Single(provider.GetFakeLogCollector().GetSnapshot(), record => record.Level == LogLevel.Warning);
        Assert.Equal(1011, record.Id.Id);
        Assert.Equal(
            "Unreadable fields in the response of DescribeLocalAvailableRecoveryTime for rm-1: 1; the first is RecoveryEndTime.",
            record.Message);
    }

    [Theory]
    [InlineData(400, "LogBackupNotEnabled", RecoveryUnavailableReason.LogBackupDisabled)]
    [InlineData(404, "InvalidBackup.NotFound", RecoveryUnavailableReason.NoBackup)]
    [InlineData(404, "InvalidBinlog.NotFound", RecoveryUnavailableReason.MissingLogs)]
    [InlineData(403, "IncorrectDBInstanceEngine", RecoveryUnavailableReason.UnsupportedEngine)]
    [InlineData(403, "IncorrectDBInstanceCharacterType", RecoveryUnavailableReason.UnsupportedInstanceType)]
    [InlineData(200, "InvalidBackup.NotFound", RecoveryUnavailableReason.NoBackup)]
    public async Task Get_CodeThatSaysThereIsNoRange_IsAResult(int status, string code, RecoveryUnavailableReason reason)
    {
        using var harness = new ClientHarness(Step.Error(status, code));
        using var client = harness.CreateClient();

        var range = await client.GetRecoveryTimeRangeAsync("rm-1", TestContext.Current.CancellationToken);

        Assert.Equal(
            new RecoveryTimeRange { DbInstanceId = Range.DbInstanceId, UnavailableReason = reason, RequestId = Bodies.RequestId }, range);
        Assert.Equal(1, harness.Attempts);
    }

    [Theory]
    [InlineData(404, "InvalidDBInstance.NotFound", typeof(RdsNotFoundException))]
    [InlineData(404, "InvalidUser.NotFound", typeof(RdsNotFoundException))]
    [InlineData(403, "IncorrectDBInstanceState", typeof(RdsServiceException))]
    [InlineData(403, "IncorrectDBInstanceLockMode", typeof(RdsServiceException))]
    [InlineData(403, "Forbidden.RAM", typeof(RdsServiceException))]
    [InlineData(400, "ParameterAbsence", typeof(RdsServiceException))]
    public async Task Get_AnyOtherCode_IsAnError(int status, string code, Type error)
    {
        var exception = await Assert.ThrowsAnyAsync<RdsServiceException>(() => GetAsync(Step.Error(status, code)));

        Assert.Equal((error, code), (exception.GetType(), exception.Code));
    }

    [Fact]
    public async Task Get_ThrottledOrBroken_IsRetried()
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Error(500, "InvalidBackup.NotFound"), Step.Answer(200, Json));
        using var client = harness.CreateClient();

        Assert.Equal(Range, await client.GetRecoveryTimeRangeAsync("rm-1", TestContext.Current.CancellationToken));
        Assert.Equal(3, harness.Attempts);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"RequestId":"R"}""")]
    [InlineData("""{"RequestId":"R","Items":{"Backup":[]},"TotalRecordCount":0}""")]
    [InlineData("<html><body>Welcome</body></html>")]
    public async Task Get_ResponseOfAnotherOperation_IsAnError(string body)
    {
        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => GetAsync(Step.Answer(200, body)));

        Assert.Contains("it is not a response of DescribeLocalAvailableRecoveryTime", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" rm-1")]
    [InlineData("rm\u200b1")]
    public async Task Get_IdThatNoInstanceHas_IsRefusedBeforeSending(string id)
    {
        using var harness = new ClientHarness(Step.Answer(200, Json));
        using var client = harness.CreateClient();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetRecoveryTimeRangeAsync(id, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.GetRecoveryTimeRangeAsync(default(DbInstanceId), TestContext.Current.CancellationToken));

        Assert.Equal(0, harness.Attempts);
    }

    private static async Task<RecoveryTimeRange> GetAsync(params Step.Respond[] steps)
    {
        using var harness = new ClientHarness(steps);
        using var client = harness.CreateClient();
        return await client.GetRecoveryTimeRangeAsync("rm-1", TestContext.Current.CancellationToken);
    }
}
