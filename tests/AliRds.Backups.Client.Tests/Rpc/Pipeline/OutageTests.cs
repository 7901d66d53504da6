using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>Thirty-two callers meet a service that fails half the time for a minute of fake time.</summary>
public sealed class OutageTests
{
    private const int Callers = 32;
    private const int Budget = 100;
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Calls_WhileHalfFail_AreRepeatedWithinTheBudgetAndAllSucceedAfterwards()
    {
        var server = new FlakyHandler();
        using var http = new HttpClient(server);
        var time = new WaitingTimeProvider(ClientHarness.Start.ToDateTimeOffset(), ClientHarness.AttemptTimeout, ClientHarness.TotalTimeout);
        using var client = new RdsBackupsClient(
            new RdsBackupsClientOptions
            {
                RegionId = "cn-hangzhou",
                AttemptTimeout = ClientHarness.AttemptTimeout,
                TotalTimeout = ClientHarness.TotalTimeout,
                Retry = { BudgetCapacity = Budget },
            },
            new RpcServices { HttpClient = http, Credentials = new FakeCredentials(), TimeProvider = time, Random = () => 0.5 });
        var started = time.GetUtcNow();
        int calls = 0, failures = 0;

        while (time.GetUtcNow() - started < Outage)
        {
            for (var caller = 0; caller < Callers; caller++)
            {
                calls++;
                failures += await SucceedsAsync(client) ? 0 : 1;
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        var repetitions = server.Requests - calls;
        server.IsDown = false;
        var after = 0;
        for (var caller = 0; caller < Callers; caller++)
        {
            after += await SucceedsAsync(client) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls, {repetitions} repetitions, {failures} failures; after recovery {after} of {Callers} succeed");

        // What was there, and what successes gave back: one for a first attempt, the cost for a repeated one.
        Assert.InRange((double)server.Requests / (calls + Callers), 1, 1.5);
        Assert.True(failures > 0);
        Assert.Equal(Callers, after);
    }

    private static async Task<bool> SucceedsAsync(RdsBackupsClient client)
    {
        try
        {
            await client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken);
            return true;
        }
        catch (RdsServiceException exception) when (exception.Code == "ServiceUnavailable")
        {
            return false;
        }
    }

    private sealed class FlakyHandler : HttpMessageHandler
    {
        private static readonly Step.Respond Unavailable = Step.Error(503, "ServiceUnavailable");
        private readonly Random _random = new(1);

        internal bool IsDown { get; set; } = true;

        internal int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return (IsDown && _random.Next(2) == 0 ? Unavailable : Step.Ok)(request, cancellationToken);
        }
    }
}
