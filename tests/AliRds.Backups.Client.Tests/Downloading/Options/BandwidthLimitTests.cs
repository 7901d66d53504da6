using AliRds.Backups.Client.Downloading;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Options;

public sealed class BandwidthLimitTests
{
    private readonly FakeTimeProvider _time = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PayAsync_TwoDownloadsShareOne_WaitForEachOther()
    {
        var limit = new BandwidthLimit(1000_000, _time);
        var first = limit.PayAsync(1000_000, Cancellation).AsTask();
        var second = limit.PayAsync(1000_000, Cancellation).AsTask();

        _time.Advance(TimeSpan.FromSeconds(1));
        await first;
        Assert.False(second.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));
        await second;
    }

    [Fact]
    public void PayAsync_WithinTheCap_DoesNotWait()
    {
        var limit = new BandwidthLimit(1000_000, _time);

        Assert.True(limit.PayAsync(100_000, Cancellation).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public void PayAsync_AfterIdleTime_SavesUpNothing()
    {
        var limit = new BandwidthLimit(1000_000, _time);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(limit.PayAsync(500_000, Cancellation).AsTask().IsCompleted);
    }

    [Fact]
    public async Task BytesPerSecond_Raised_CountsForTheNextBytes()
    {
        var limit = new BandwidthLimit(2000, _time) { BytesPerSecond = 1000_000_000 };

        await limit.PayAsync(100_000_000, Cancellation);
    }

    [Fact]
    public void BytesPerSecond_TooLow_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BandwidthLimit(2000, _time) { BytesPerSecond = 10 });
}
