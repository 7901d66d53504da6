using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// When to replace a key. The vendor's libraries replace it 15 minutes before its end, so that a session of 15 minutes is replaced at
/// every call; here the margin is at most a quarter of the time that is left.
/// </summary>
internal static class RefreshTiming
{
    private static readonly Duration LongestMargin = Duration.FromMinutes(15);
    private static readonly Duration LongestWaitMargin = Duration.FromMinutes(1);
    private static readonly Duration UnknownLifetime = Duration.FromHours(1);

    private const double MarginShare = 0.25;
    private const double WaitMarginShare = 0.05;
    private const double Jitter = 0.2;

    /// <param name="credentials">The new key.</param>
    /// <param name="now">When it was fetched.</param>
    /// <param name="random">From 0 to 1; spreads the refreshes of many programs that started together.</param>
    public static CachedCredentials Plan(RdsCredentials credentials, Instant now, double random)
    {
        var spread = 1 + (Jitter * random);
        if (credentials.Expiration is not { } end)
        {
            return new(credentials, now + (UnknownLifetime / spread), Instant.MaxValue);
        }

        var left = end - now;
        var margin = Duration.Min(LongestMargin, left * MarginShare) * spread;
        var waitMargin = Duration.Min(LongestWaitMargin, left * WaitMarginShare);
        return new(credentials, end - margin, end - waitMargin);
    }

    /// <summary>The pause after the nth failure in a row: from half a second on, doubling, a minute at most.</summary>
    public static TimeSpan Pause(int failures, double random) =>
        TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(failures - 1, 6))) * (0.5 + (random / 2)));
}
