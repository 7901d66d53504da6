using AliRds.Backups.Client.Downloading.Transfer;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Transfer;

public sealed class RequestMonitorTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Tick_SilentTooLong_EndsTheRequest()
    {
        var monitor = Monitor();
        using var request = monitor.Start(isSlownessAllowed: false, CancellationToken.None);
        request.Wait();

        _time.Advance(TimeSpan.FromSeconds(19.9));
        monitor.Tick(1);
        Assert.Null(request.EndedBy);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        monitor.Tick(1);
        Assert.Equal(RangeFault.Transient, request.EndedBy?.Fault);
        Assert.True(request.Token.IsCancellationRequested);
    }

    [Fact]
    public void Tick_WaitingForDiskOrReader_IsNotTheStoresSilence()
    {
        var monitor = Monitor();
        using var request = monitor.Start(isSlownessAllowed: false, CancellationToken.None);
        request.Wait();
        request.Receive(10);

        _time.Advance(TimeSpan.FromHours(1));
        monitor.Tick(1);

        Assert.Null(request.EndedBy);
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(150, false, false)]
    public void Tick_OneOfFourDrips_EndsItWhenItIsTenTimesSlower(int bytesPerSecond, bool isSlownessAllowed, bool isEnded)
    {
        var monitor = Monitor();
        using var drip = monitor.Start(isSlownessAllowed, CancellationToken.None);
        MonitoredRequest[] others = [.. Enumerable.Range(0, 3).Select(_ => monitor.Start(isSlownessAllowed: false, CancellationToken.None))];

        for (var second = 0; second < 6; second++)
        {
            drip.Receive(bytesPerSecond);
            drip.Wait();
            Array.ForEach(others, request => request.Receive(1000));
            _time.Advance(TimeSpan.FromSeconds(1));
            monitor.Tick(1);
        }

        Assert.Equal(isEnded, drip.EndedBy?.Fault == RangeFault.Slow);
        Assert.All(others, request => Assert.Null(request.EndedBy));
        Array.ForEach(others, request => request.Dispose());
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(999, 0, true)]
    [InlineData(1000, 0, false)]
    [InlineData(1, 0.99, false)]
    public void Tick_OnlyRequestBringsLittle_EndsItWhenTheStoreIsToBlame(int bytesPerSecond, double shareOfTimeElsewhere, bool isEnded)
    {
        var monitor = Monitor();
        using var request = monitor.Start(isSlownessAllowed: false, CancellationToken.None);
        for (var second = 0; second < 21; second++)
        {
            request.Wait();
            _time.Advance(TimeSpan.FromSeconds(1 - shareOfTimeElsewhere));
            request.Receive(bytesPerSecond);
            _time.Advance(TimeSpan.FromSeconds(shareOfTimeElsewhere));
            monitor.Tick(1);
        }

        Assert.Equal(isEnded, request.EndedBy?.Fault == RangeFault.BelowMinimumRate);
    }

    private RequestMonitor Monitor() => new(_time, TimeSpan.FromSeconds(20), minBytesPerSecond: 1000);
}
