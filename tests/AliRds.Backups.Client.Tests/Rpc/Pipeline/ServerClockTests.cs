using AliRds.Backups.Client.Rpc.Calls;
using NodaTime;
using NodaTime.Testing;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class ServerClockTests
{
    private static readonly Instant Server = Instant.FromUtc(2026, 1, 2, 3, 4, 5);
    private static readonly Duration Ahead = Duration.FromMinutes(20);

    private readonly FakeClock _local = new(Server + Ahead);

    [Fact]
    public void Learn_RefusedTime_GivesTheServersTimeFromThenOn()
    {
        var clock = new ServerClock(_local);

        var off = clock.Learn(Server, Server + Ahead);

        Assert.Equal((Ahead, Server, -Ahead), (off, clock.GetCurrentInstant(), clock.Offset));
    }

    [Fact]
    public void Learn_ByManyRefusedAtOnce_CountsTheOffsetOnce()
    {
        var clock = new ServerClock(_local);

        Parallel.For(0, 100, _ => clock.Learn(Server, Server + Ahead));

        Assert.Equal(-Ahead, clock.Offset);
    }

    [Fact]
    public void Check_LocalClockWasSetRight_ForgetsTheOffset()
    {
        var clock = new ServerClock(_local);
        clock.Learn(Server, Server + Ahead);
        _local.Reset(Server + Duration.FromSeconds(30));

        clock.Check(Server + Duration.FromSeconds(31));

        Assert.Equal(Duration.Zero, clock.Offset);
    }

    [Fact]
    public void Check_LocalClockIsStillOff_KeepsTheOffset()
    {
        var clock = new ServerClock(_local);
        clock.Learn(Server, Server + Ahead);

        clock.Check(Server);

        Assert.Equal(-Ahead, clock.Offset);
    }
}
