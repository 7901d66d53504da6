using NodaTime;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>
/// The time as the server sees it: the local clock, and the offset that a refusal taught. Shared by all calls of a client, of which many may be
/// refused at once.
/// </summary>
internal sealed class ServerClock : IClock
{
    /// <summary>The service refuses times further off than 15 minutes; a clock this close needs no offset.</summary>
    private static readonly Duration Close = Duration.FromMinutes(5);

    private readonly IClock _local;
    private long _offsetTicks;

    internal ServerClock(IClock local) => _local = local;

    /// <summary>How far the server's clock is ahead of the local one, as far as it matters.</summary>
    internal Duration Offset => Duration.FromTicks(Interlocked.Read(ref _offsetTicks));

    public Instant GetCurrentInstant() => _local.GetCurrentInstant() + Offset;

    /// <summary>
    /// Learns the offset from the <c>Date</c> header of a response that refused a time. It is reckoned from the local clock each time, so
    /// refusals of calls that were signed before another one taught it give the same offset again, not twice of it.
    /// </summary>
    /// <returns>How far the refused time was ahead of the server's; negative when it was behind.</returns>
    internal Duration Learn(Instant serverTime, Instant refused)
    {
        Set(serverTime - _local.GetCurrentInstant());
        return refused - serverTime;
    }

    /// <summary>Forgets the offset when a response shows that the local clock has been set right.</summary>
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

/// <summary>NodaTime's clock over the one source of time.</summary>
internal sealed class TimeProviderClock(TimeProvider timeProvider) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
}
