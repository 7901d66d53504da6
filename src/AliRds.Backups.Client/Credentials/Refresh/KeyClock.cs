using AliRds.Backups.Client.Credentials.Runtime;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// The clock by which a key ends. Where its issuer told the time, it is that time, carried on by the monotonic clock: a wrong clock of this
/// machine, or one that is set, changes nothing. Else it is the service's clock as learnt.
/// </summary>
internal sealed class KeyClock(Instant? issuedAt, CredentialsRuntime runtime)
{
    private readonly long _received = runtime.Clock.GetTimestamp();

    /// <summary>How long ago the key came.</summary>
    public TimeSpan Age => runtime.Clock.GetElapsedTime(_received);

    public Instant Now => issuedAt is { } issued ? issued + Duration.FromTimeSpan(Age) : runtime.Now;
}
