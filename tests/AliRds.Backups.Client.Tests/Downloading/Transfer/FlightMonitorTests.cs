using AliRds.Backups.Client.Downloading.Transfer;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Transfer;

public sealed class FlightMonitorTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Check_SilentTooLong_EndsTheRequest()
    {
        var monitor = Monitor();
        using var flight = monitor.Start(mayBeSlow: false, CancellationToken.None);
        flight.Wait();

        _time.Advance(TimeSpan.FromSeconds(19.9));
        monitor.Check(1);
        Assert.Null(flight.EndedBy);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        monitor.Check(1);
        Assert.Equal(RangeFault.Transient, flight.EndedBy?.Fault);
        Assert.True(flight.Token.IsCancellationRequested);
    }

    [Fact]
    public void Check_WaitingForDiskOrReader_IsNotTheStoresSilence()
    {
        var monitor = Monitor();
        using var flight = monitor.Start(mayBeSlow: false, CancellationToken.None);
        flight.Wait();
        flight.Receive(10);

        _time.Advance(TimeSpan.FromHours(1));
        monitor.Check(1);

        Assert.Null(flight.EndedBy);
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(150, false, false)]
    public void Check_OneOfFourDrips_EndsItWhenItIsTenTimesSlower(int bytesPerSecond, bool mayBeSlow, bool isEnded)
    {
        var monitor = Monitor();
        using var drip = monitor.Start(mayBeSlow, CancellationToken.None);
        Flight[] others = [.. Enumerable.Range(0, 3).Select(_ => monitor.Start(mayBeSlow: false, CancellationToken.None))];

        for (var second = 0; second < 6; second++)
        {
            drip.Receive(bytesPerSecond);
            drip.Wait();
            Array.ForEach(others, flight => flight.Receive(1000));
            _time.Advance(TimeSpan.FromSeconds(1));
            monitor.Check(1);
        }

        Assert.Equal(isEnded, drip.EndedBy?.Fault == RangeFault.Slow);
        Assert.All(others, flight => Assert.Null(flight.EndedBy));
        Array.ForEach(others, flight => flight.Dispose());
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(999, 0, true)]
    [InlineData(1000, 0, false)]
    [InlineData(1, 0.99, false)]
    public void Check_OnlyRequestBringsLittle_EndsItWhenTheStoreIsToBlame(int bytesPerSecond, double shareOfTimeElsewhere, bool isEnded)
    {
        var monitor = Monitor();
        using var flight = monitor.Start(mayBeSlow: false, CancellationToken.None);
        for (var second = 0; second < 21; second++)
        {
            flight.Wait();
            _time.Advance(TimeSpan.FromSeconds(1 - shareOfTimeElsewhere));
            flight.Receive(bytesPerSecond);
            _time.Advance(TimeSpan.FromSeconds(shareOfTimeElsewhere));
            monitor.Check(1);
        }

        Assert.Equal(isEnded, flight.EndedBy?.Fault == RangeFault.Dripping);
    }

    private FlightMonitor Monitor() => new(_time, TimeSpan.FromSeconds(20), minBytesPerSecond: 1000);
}
