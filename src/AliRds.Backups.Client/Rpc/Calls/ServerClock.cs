using NodaTime;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>
/// The server's time: the local clock plus an offset learned from a rejected call. All calls of a client share it, and many of them may be
/// rejected at once.
/// </summary>
internal sealed class ServerClock : IClock
{
    /// <summary>The service rejects times that are off by more than 15 minutes; a clock this close needs no offset.</summary>
    private static readonly Duration Close = Duration.FromMinutes(5);

    private readonly IClock _local;
    private long _offsetTicks;

    internal ServerClock(IClock local) => _local = local;

    /// <summary>How far the server's clock is ahead of the local one; zero if it is close enough.</summary>
    internal Duration Offset => Duration.FromTicks(Interlocked.Read(ref _offsetTicks));

    public Instant GetCurrentInstant() => _local.GetCurrentInstant() + Offset;

    /// <summary>
    /// Learns the offset from the <c>Date</c> header of a response that rejected a time. It is always computed from the local clock.
    /// Several calls that are rejected at once therefore learn the same offset and do not add it up.
    /// </summary>
    /// <returns>How far the rejected time was ahead of the server's time; negative if it was behind.</returns>
    internal Duration Learn(Instant serverTime, Instant refused)
    {
        Set(serverTime - _local.GetCurrentInstant());
        return refused - serverTime;
    }

    /// <summary>Drops the offset when a response shows that the local clock has been corrected.</summary>
    internal void Check(Instant? serverTime)
    {
        if (serverTime is { } time && Offset != Duration.Zero)
        {
            var offset = time - _local.GetCurrentInstant();
            if (offset < Close && offset > -Close)
            {
                Set(Duration.Zero);
            }
        }
    }

    private void Set(Duration offset) => Interlocked.Exchange(ref _offsetTicks, offset.BclCompatibleTicks);
}

/// <summary>NodaTime's clock over the time provider.</summary>
internal sealed class TimeProviderClock(TimeProvider timeProvider) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
}
