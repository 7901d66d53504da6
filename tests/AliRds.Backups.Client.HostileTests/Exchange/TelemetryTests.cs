using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AliRds.Backups.Client.HostileTests.Credentials;
using AliRds.Backups.Client.HostileTests.Support;
using AliRds.Backups.Client.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Spans, measurements and log lines tell every request that goes over the wire, and name the server and the client as others do.</summary>
public sealed class TelemetryTests
{
    private static DescribeBackupsRequest Page => DescribeBackupsRequest.For(HandMade.Instance).Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_OfACall_NameHostAndPortApartAndTheRpcSystem()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(server, spans);
        using var client = HostileClient.Connect(server);

        await client.DescribeBackupsAsync(Page, Stop);

        Assert.Equal(["attempt", "DescribeBackups"], spans.Select(span => span.OperationName));
        Assert.All(spans, span => Assert.Equal("127.0.0.1", span.GetTagItem("server.address")));
        Assert.All(spans, span => Assert.Equal(server.Port, span.GetTagItem("server.port")));
        Assert.All(spans, span => Assert.NotEmpty(span.Source.Version!));
        var call = spans.Last();
        Assert.Equal("alibaba_cloud", call.GetTagItem("rpc.system"));
        Assert.Equal("alibaba_cloud", call.GetTagItem("rpc.system.name"));
        Assert.Equal("Rds", call.GetTagItem("rpc.service"));
    }

    [Fact]
    public async Task Spans_OfACallOfSts_AreThoseOfACallAndNameTheProduct()
    {
        await using var server = RawServer.Script(
            RawReply.Json("""{"Code":"ServiceUnavailable","Message":"busy"}""", 503),
            RawReply.Json($$"""{"RequestId":"R-1","Credentials":{{Source.InAnHour("KEY-1")}}}"""));
        var spans = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<string>();
        using var listener = Listen(server, spans);
        using var meters = Measure(server, (instrument, _) => measured.Enqueue(instrument.Name));

        await Source.GetAsync(Source.Of(Source.Role(server)));

        Assert.Equal(["attempt", "attempt", "AssumeRole"], spans.Select(span => span.OperationName));
        var call = spans.Last();
        Assert.Equal(("Sts", "AssumeRole", "R-1"), (call.GetTagItem("rpc.service"), call.GetTagItem("rpc.method"), call.GetTagItem("alirds.request.id")));
        Assert.Equal("refresh_credentials", call.Parent?.OperationName);
        Assert.Contains("alirds.client.retries", measured);
    }

    [Fact]
    public async Task Measurements_OfACall_NameHostAndPortApartAndTheVersion()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        var measured = new ConcurrentQueue<(Instrument Instrument, string? Address)>();
        using var listener = Measure(server, (instrument, tags) => measured.Enqueue((instrument, (string?)Find(tags, "server.address"))));
        using var client = HostileClient.Connect(server);

        await client.DescribeBackupsAsync(Page, Stop);
        listener.RecordObservableInstruments();

        string[] expected =
        [
            "alirds.client.attempt.duration", "alirds.client.call.duration", "alirds.client.clock.skew", "alirds.client.pages",
            "alirds.client.retry_budget.available", "alirds.client.rows",
        ];
        Assert.Equal(expected, measured.Select(each => each.Instrument.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(measured, each => Assert.Equal("127.0.0.1", each.Address));
        Assert.All(measured, each => Assert.NotEmpty(each.Instrument.Meter.Version!));
    }

    [Fact]
    public async Task ARequestRepeatedOverAnotherConnection_IsAnAttemptInSpansMeasurementsAndLogs()
    {
        await using var server = Closing.AtTheSecondRequest();
        var spans = new ConcurrentQueue<Activity>();
        var retries = new ConcurrentQueue<string?>();
        using var listener = Listen(server, spans);
        using var meters = Measure(server, (instrument, tags) =>
        {
            if (instrument.Name == "alirds.client.attempt.duration")
            {
                retries.Enqueue((string?)Find(tags, "error.type"));
            }
        });
        var (provider, logs) = Register(server, name: null);
        await using var services = provider;
        var client = services.GetRequiredService<IRdsBackupsClient>();

        await client.DescribeBackupsAsync(Page, Stop);
        await client.DescribeBackupsAsync(Page, Stop);

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal([null, "stale_connection", null], retries);
        var attempts = spans.Where(span => span.OperationName == "attempt").ToList();
        Assert.Equal([null, "stale_connection", null], attempts.Select(span => span.GetTagItem("error.type")));
        Assert.Equal([null, null, 1], attempts.Select(span => span.GetTagItem("http.request.resend_count")));
        var line = Assert.Single(logs.GetSnapshot(), record => record.Id.Id == 1002);
        Assert.Contains("stale_connection", line.Message, StringComparison.Ordinal);
        Assert.Contains("in 0 ms", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogLines_OfClientsWithNames_NameTheClient()
    {
        await using var server = Closing.Always();
        var (provider, logs) = Register(server, "prod");
        await using var services = provider;
        var client = services.GetRequiredKeyedService<IRdsBackupsClient>("prod");

        await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        var lines = logs.GetSnapshot().Where(record => record.Category!.StartsWith("AliRds.Backups.Client", StringComparison.Ordinal)).ToList();
        Assert.Equal([1002, 1002, 1002, 1002, 1003], lines.Select(line => line.Id.Id));
        Assert.All(lines, line => Assert.StartsWith("prod: ", line.Message, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal("prod", line.GetStructuredStateValue("ClientName")));
        Assert.All(lines, line => Assert.Equal("DescribeBackups", line.GetStructuredStateValue("Operation")));
        Assert.All(lines, line => Assert.StartsWith("{ClientName}: ", line.GetStructuredStateValue("{OriginalFormat}"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task LogLines_OfAClientWithoutAName_AreAsTheyWere()
    {
        await using var server = Closing.Always();
        var (provider, logs) = Register(server, name: null);
        await using var services = provider;

        await Assert.ThrowsAsync<RdsTransportException>(() => services.GetRequiredService<IRdsBackupsClient>().DescribeBackupsAsync(Page, Stop));

        Assert.All(
            logs.GetSnapshot().Where(record => record.Id.Id == 1002), line => Assert.StartsWith("Attempt ", line.Message, StringComparison.Ordinal));
    }

    private static (ServiceProvider Services, FakeLogCollector Logs) Register(RawServer server, string? name)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddFakeLogging());
        void Configure(RdsBackupsClientOptions options)
        {
            options.Endpoint = server.Endpoint;
            options.Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret };
            options.Connection.UseProxy = false;
            options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        }

        _ = name is null ? services.AddRdsBackupsClient(Configure) : services.AddRdsBackupsClient(name, Configure);
        var provider = services.BuildServiceProvider();
        return (provider, provider.GetFakeLogCollector());
    }

    /// <summary>Keeps the spans of calls to one server: other tests run at the same time.</summary>
    private static ActivityListener Listen(RawServer server, ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RdsTelemetryNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("server.port"), server.Port))
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(RawServer server, Action<Instrument, KeyValuePair<string, object?>[]> take)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == RdsTelemetryNames.Meter)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Take(instrument, tags));
        listener.Start();
        return listener;

        void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var kept = tags.ToArray();
            if (Equals(Find(kept, "server.port"), server.Port))
            {
                take(instrument, kept);
            }
        }
    }

    private static object? Find(KeyValuePair<string, object?>[] tags, string name) => Array.Find(tags, tag => tag.Key == name).Value;
}
