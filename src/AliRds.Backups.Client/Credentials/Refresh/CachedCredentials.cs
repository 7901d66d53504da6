using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>A key and the moments of its life: from when it is replaced, from when callers wait for that, and when it ends.</summary>
internal sealed class CachedCredentials(RdsCredentials credentials, Instant refreshAt, Instant waitAt)
{
    public RdsCredentials Credentials { get; } = credentials;

    public Instant RefreshAt { get; } = refreshAt;

    public Instant WaitAt { get; } = waitAt;

    /// <summary>Whether the service has refused the key.</summary>
    public bool IsRefused { get; private init; }

    public bool HasEnded(Instant now) => Credentials.Expiration <= now;

    /// <summary>The same key, which the service has refused: it is to be replaced at once.</summary>
    public CachedCredentials Refused() => new(Credentials, Instant.MinValue, Instant.MinValue) { IsRefused = true };
}
