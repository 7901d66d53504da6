using AliRds.Backups.Client.Rpc.Calls;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Chooses the limiter that the options ask for.</summary>
internal static class CallLimiters
{
    internal static ICallLimiter? Create(RpcCallerOptions options, TimeProvider timeProvider) => options switch
    {
        { RateLimiter: { } limiter } => new SharedRateLimiter(limiter),
        { RateLimit: { } rate } => new PacingLimiter(rate, timeProvider),
        _ => null,
    };
}
