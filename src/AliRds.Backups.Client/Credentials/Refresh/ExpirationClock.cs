using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// The clock by which a key ends. Where its issuer told the time, it goes on from there by the monotonic clock, so that a clock of this
/// machine that is wrong, or is set, changes nothing. Else it is the service's clock, as far as the client has learnt it.
/// </summary>
internal sealed class ExpirationClock(Instant? issuedAt, IClock serviceClock, TimeProvider timeProvider)
{
    private readonly long _received = timeProvider.GetTimestamp();

    /// <summary>How long ago the key came.</summary>
    public TimeSpan Age => timeProvider.GetElapsedTime(_received);

    public Instant Now => issuedAt is { } issued ? issued + Duration.FromTimeSpan(Age) : serviceClock.GetCurrentInstant();
}
