using NodaTime;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>The time as the server sees it: the local clock, and the offset that a refusal taught. Shared by all calls of a client.</summary>
internal sealed class ServerClock : IClock
{
    private readonly IClock _local;
    private long _offsetTicks;

    internal ServerClock(IClock local) => _local = local;

    /// <summary>How far the server's clock is ahead of the local one.</summary>
    internal Duration Offset => Duration.FromTicks(Interlocked.Read(ref _offsetTicks));

    public Instant GetCurrentInstant() => _local.GetCurrentInstant() + Offset;

    /// <summary>Learns the offset from the <c>Date</c> header of an answer that refused a time.</summary>
    /// <returns>How far the refused time was off: positive when it was ahead of the server's.</returns>
    internal Duration Learn(Instant serverTime, Instant refused)
    {
        var offset = serverTime - _local.GetCurrentInstant();
        Interlocked.Exchange(ref _offsetTicks, (long)offset.TotalTicks);
        return refused - serverTime;
    }
}
