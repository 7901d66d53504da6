using AliRds.Backups.Client.Downloading.Transfer;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Transfer;

public sealed class ConnectionGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Throttle_ABurstOfRefusals_HalvesOnce()
    {
        var gate = new ConnectionGate(8, _time);

        gate.Throttle();
        gate.Throttle();

        Assert.Equal(4, gate.Limit);
    }

    [Fact]
    public void Throttle_AgainAndAgain_LeavesOne()
    {
        var gate = new ConnectionGate(8, _time);

        for (var time = 0; time < 10; time++)
        {
            gate.Throttle();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, gate.Limit);
    }

    [Fact]
    public async Task EnterAsync_HalfMinutesWithoutRefusal_GrowsByOneEachUpToTheMost()
    {
        var gate = new ConnectionGate(8, _time);
        gate.Throttle();

        _time.Advance(TimeSpan.FromSeconds(61));
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        Assert.Equal(6, gate.Limit);

        _time.Advance(TimeSpan.FromMinutes(10));
        gate.Exit();
        Assert.Equal(8, gate.Limit);
    }

    [Fact]
    public async Task EnterAsync_NoPlace_WaitsForAnExit()
    {
        var gate = new ConnectionGate(1, _time);
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        var second = gate.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);

        gate.Exit();

        await second;
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_TakesNoPlace()
    {
        var gate = new ConnectionGate(1, _time);
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        var waiting = gate.EnterAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Exit();

        Assert.True(gate.EnterAsync(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
    }
}
