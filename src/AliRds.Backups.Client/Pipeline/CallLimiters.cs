namespace AliRds.Backups.Client.Pipeline;

/// <summary>Chooses the limiter that the options ask for.</summary>
internal static class CallLimiters
{
    internal static ICallLimiter? Of(RdsBackupsClientOptions options, TimeProvider timeProvider) => options switch
    {
        { RateLimiter: { } limiter } => new LeasingLimiter(limiter),
        { RateLimit: { } rate } => new PacingLimiter(rate, timeProvider),
        _ => null,
    };
}
