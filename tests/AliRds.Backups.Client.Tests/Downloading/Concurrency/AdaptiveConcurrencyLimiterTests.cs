using AliRds.Backups.Client.Downloading.Concurrency;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Concurrency;

public sealed class AdaptiveConcurrencyLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void OnThrottled_ABurstOfRefusals_HalvesOnce()
    {
        var limiter = new AdaptiveConcurrencyLimiter(8, _time);

        limiter.OnThrottled();
        limiter.OnThrottled();

        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public void OnThrottled_AgainAndAgain_LeavesOne()
    {
        var limiter = new AdaptiveConcurrencyLimiter(8, _time);

        for (var time = 0; time < 10; time++)
        {
            limiter.OnThrottled();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, limiter.Limit);
    }

    [Fact]
    public async Task AcquireAsync_HalfMinutesWithoutRefusal_GrowsByOneEachUpToTheMost()
    {
        var limiter = new AdaptiveConcurrencyLimiter(8, _time);
        limiter.OnThrottled();

        _time.Advance(TimeSpan.FromSeconds(61));
        await limiter.AcquireAsync(TestContext.Current.CancellationToken);
        Assert.Equal(6, limiter.Limit);

        _time.Advance(TimeSpan.FromMinutes(10));
        limiter.Release();
        Assert.Equal(8, limiter.Limit);
    }

    [Fact]
    public async Task AcquireAsync_NoPlace_WaitsForARelease()
    {
        var limiter = new AdaptiveConcurrencyLimiter(1, _time);
        await limiter.AcquireAsync(TestContext.Current.CancellationToken);
        var second = limiter.AcquireAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);

        limiter.Release();

        await second;
    }

    [Fact]
    public async Task AcquireAsync_CancelledWhileWaiting_TakesNoPlace()
    {
        var limiter = new AdaptiveConcurrencyLimiter(1, _time);
        await limiter.AcquireAsync(TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        var waiting = limiter.AcquireAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        limiter.Release();

        Assert.True(limiter.AcquireAsync(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
    }
}
