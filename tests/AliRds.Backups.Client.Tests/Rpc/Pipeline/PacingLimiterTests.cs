using AliRds.Backups.Client.Rpc.Pipeline;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class PacingLimiterTests
{
    private readonly WaitingTimeProvider _time = new(ClientHarness.Start.ToDateTimeOffset());

    [Fact]
    public async Task WaitAsync_BehindTheBurst_SpacesCallsEvenly()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10, Burst = 3 });

        for (var call = 0; call < 6; call++)
        {
            await limiter.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal([100, 100, 100], _time.Waits.Select(wait => Math.Round(wait.TotalMilliseconds)));
    }

    [Fact]
    public async Task WaitAsync_AfterAQuietTime_LetsABurstThroughAgain()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10, Burst = 3 });
        for (var round = 0; round < 2; round++)
        {
            for (var call = 0; call < 3; call++)
            {
                await limiter.WaitAsync(TestContext.Current.CancellationToken);
            }

            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task WaitAsync_Canceled_GivesItsTurnBack()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10, Burst = 1 });
        await limiter.WaitAsync(TestContext.Current.CancellationToken);
        using var source = new CancellationTokenSource();
        _time.OnWait = source.Cancel;
        for (var call = 0; call < 20; call++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.WaitAsync(source.Token).AsTask());
        }

        _time.OnWait = null;
        await limiter.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(100, Math.Round(_time.Waits[^1].TotalMilliseconds));
    }

    [Fact]
    public void OnThrottled_Adaptive_HalvesTheRateOnceASecondAndSuccessesRaiseIt()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10 });

        limiter.OnThrottled();
        limiter.OnThrottled();
        var once = limiter.Rate;
        _time.Advance(TimeSpan.FromSeconds(1));
        limiter.OnThrottled();
        var twice = limiter.Rate;
        for (var success = 0; success < 200; success++)
        {
            limiter.OnSuccess();
        }

        Assert.Equal((5, 2.5, 10), (once, twice, limiter.Rate));
    }

    [Fact]
    public void OnThrottled_AgainAndAgain_LeavesALittleRate()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10 });
        for (var second = 0; second < 100; second++)
        {
            limiter.OnThrottled();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0.2, limiter.Rate, precision: 6);
    }

    [Fact]
    public void OnThrottled_NotAdaptive_KeepsTheRate()
    {
        var limiter = CreateSut(new RdsRateLimitOptions { CallsPerSecond = 10, IsAdaptive = false });

        limiter.OnThrottled();

        Assert.Equal(10, limiter.Rate);
    }

    private PacingLimiter CreateSut(RdsRateLimitOptions options) => new(options, _time);
}
