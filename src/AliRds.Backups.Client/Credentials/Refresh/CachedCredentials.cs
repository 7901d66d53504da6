using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// A key, and when it is to be replaced. The vendor's libraries replace a key 15 minutes before its end, so that a session of 15 minutes is
/// replaced at every call. Here the margin is at most a quarter of the time that is left.
/// </summary>
internal sealed class CachedCredentials
{
    private const double MarginShare = 0.25;
    private const double WaitMarginShare = 0.05;
    private const double Jitter = 0.2;

    private static readonly Duration MaxMargin = Duration.FromMinutes(15);
    private static readonly Duration MaxWaitMargin = Duration.FromMinutes(1);
    private static readonly Duration LifetimeWithoutEnd = Duration.FromHours(1);

    private CachedCredentials(RdsCredentials credentials, Instant refreshAt, Instant waitAt) =>
        (Credentials, RefreshAt, WaitAt) = (credentials, refreshAt, waitAt);

    public RdsCredentials Credentials { get; }

    /// <summary>From when the key is replaced, while callers go on with it.</summary>
    public Instant RefreshAt { get; }

    /// <summary>From when callers wait for the new key.</summary>
    public Instant WaitAt { get; }

    /// <summary>Whether the service has refused the key.</summary>
    public bool IsRejected { get; private init; }

    /// <param name="credentials">The new key.</param>
    /// <param name="now">When it was fetched.</param>
    /// <param name="random">From 0 to 1; spreads the refreshes of many programs that started together.</param>
    public static CachedCredentials Create(RdsCredentials credentials, Instant now, double random)
    {
        var spread = 1 + (Jitter * random);
        if (credentials.Expiration is not { } end)
        {
            return new(credentials, now + (LifetimeWithoutEnd / spread), Instant.MaxValue);
        }

        var left = end - now;
        var margin = Duration.Min(MaxMargin, left * MarginShare) * spread;
        var waitMargin = Duration.Min(MaxWaitMargin, left * WaitMarginShare);
        return new(credentials, end - margin, end - waitMargin);
    }

    public bool IsExpired(Instant now) => Credentials.Expiration <= now;

    /// <summary>The same key, which the service has refused: it is to be replaced at once.</summary>
    public CachedCredentials Reject() => new(Credentials, Instant.MinValue, Instant.MinValue) { IsRejected = true };
}
