using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>The limit of an attempt, the limit of a call, and the deadline that no wait may pass.</summary>
public sealed class TimeLimitTests
{
    [Fact]
    public async Task Call_AttemptStalls_IsTriedAgain()
    {
        ClientHarness harness = null!;
        using (harness = new ClientHarness(Step.Stall(() => harness.Time.Advance(ClientHarness.AttemptTimeout)), Step.Ok))
        {
            await harness.CallAsync();

            Assert.Equal((2, 1), (harness.Attempts, harness.Time.Waits.Count));
        }
    }

    [Fact]
    public async Task Call_EveryAttemptStalls_IsATimeoutThatNamesTheAttemptsLimit()
    {
        ClientHarness harness = null!;
        using (harness = new ClientHarness(Step.Stall(() => harness.Time.Advance(ClientHarness.AttemptTimeout))) { Options = { Retry = { MaxRetries = 1 } } })
        {
            var exception = await harness.FailAsync<RdsTransportException>();

            Assert.True(exception.IsTimeout);
            Assert.StartsWith("The attempt did not end within its time limit of 30.003 s. The option AttemptTimeout sets this limit.", exception.Message, StringComparison.Ordinal);
            Assert.Equal((2, "rds.aliyuncs.com"), (exception.Attempts, exception.Host));
            Assert.Equal((2 * ClientHarness.AttemptTimeout) + TimeSpan.FromMilliseconds(200), exception.Elapsed);
        }
    }

    [Fact]
    public async Task Call_AttemptStallsPastTheTotalLimit_IsATimeoutThatNamesTheTotalLimit()
    {
        ClientHarness harness = null!;
        using (harness = new ClientHarness(Step.Throttled, Step.Stall(() => harness.Time.Advance(ClientHarness.TotalTimeout))))
        {
            var exception = await harness.FailAsync<RdsTransportException>();

            Assert.True(exception.IsTimeout);
            Assert.StartsWith("The call did not end within its total time limit of 120.007 s. The option TotalTimeout sets this limit.", exception.Message, StringComparison.Ordinal);
            Assert.Equal(2, exception.Attempts);
            Assert.IsType<RdsThrottledException>(exception.InnerException);
        }
    }

    [Fact]
    public async Task Call_WaitWouldPassTheDeadline_FailsAtOnceWithTheLastError()
    {
        using var harness = new ClientHarness(Step.Error(400, "Throttling", ("x-acs-retry-after", "120007")), Step.Ok);

        var exception = await harness.FailAsync<RdsThrottledException>();

        Assert.Empty(harness.Time.Waits);
        Assert.Equal((1, TimeSpan.Zero), (exception.Attempts, exception.Elapsed));
        Assert.Contains("The service asks to wait until 2026-01-02T03:06:05", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WaitJustBeforeTheDeadline_IsWaited()
    {
        using var harness = new ClientHarness(Step.Error(400, "Throttling", ("x-acs-retry-after", "120006")), Step.Ok);

        await harness.CallAsync();

        Assert.Equal([120_006], harness.WaitsInMilliseconds);
    }

    [Fact]
    public async Task Call_SecondWaitWouldPassTheDeadline_KeepsTheFirst()
    {
        using var harness = new ClientHarness(Step.Error(400, "Throttling", ("x-acs-retry-after", "70000")));

        var exception = await harness.FailAsync<RdsThrottledException>();

        Assert.Equal([70_000], harness.WaitsInMilliseconds);
        Assert.Equal((2, TimeSpan.FromSeconds(70)), (exception.Attempts, exception.Elapsed));
    }

    [Fact]
    public async Task Call_HttpClientHasALimitOfItsOwn_SaysHowToSetIt()
    {
        using var harness = new ClientHarness(Step.Fault(new TaskCanceledException("its own", new TimeoutException()))) { Options = { Retry = { MaxRetries = 0 } } };

        var exception = await harness.FailAsync<RdsTransportException>();

        Assert.True(exception.IsTimeout);
        Assert.Contains("Set it to Timeout.InfiniteTimeSpan", exception.Message, StringComparison.Ordinal);
    }
}
