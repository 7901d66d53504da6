using NodaTime;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>NodaTime's clock over the one source of time.</summary>
internal sealed class TimeProviderClock(TimeProvider timeProvider) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
}
