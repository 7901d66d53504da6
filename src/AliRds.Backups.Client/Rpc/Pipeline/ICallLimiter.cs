using AliRds.Backups.Client.Rpc.Calls;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Lets calls through at a bounded rate.</summary>
internal interface ICallLimiter
{
    /// <summary>Waits for the turn of a call. What it gives is disposed when the call has ended.</summary>
    ValueTask<IDisposable?> WaitAsync(CancellationToken cancellationToken);

    /// <summary>An attempt was throttled.</summary>
    void OnThrottled();

    /// <summary>A call succeeded.</summary>
    void OnSuccess();
}

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
