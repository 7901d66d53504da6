using AliRds.Backups.Client.Rpc.Calls;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Limits the rate of calls.</summary>
internal interface ICallLimiter
{
    /// <summary>Waits until the call may start. The result is disposed when the call has ended.</summary>
    ValueTask<IDisposable?> WaitAsync(CancellationToken cancellationToken);

    /// <summary>An attempt was throttled.</summary>
    void OnThrottled();

    /// <summary>A call succeeded.</summary>
    void OnSuccess();
}

/// <summary>Chooses the limiter from the options.</summary>
internal static class CallLimiters
{
    internal static ICallLimiter? Create(RpcCallerOptions options, TimeProvider timeProvider) => options switch
    {
        { RateLimiter: { } limiter } => new SharedRateLimiter(limiter),
        { RateLimit: { } rate } => new PacingLimiter(rate, timeProvider),
        _ => null,
    };
}
