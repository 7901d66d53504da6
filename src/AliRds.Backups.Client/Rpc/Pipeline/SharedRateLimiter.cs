using System.Threading.RateLimiting;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Uses a custom rate limiter.</summary>
internal sealed class SharedRateLimiter(RateLimiter limiter) : ICallLimiter
{
    public async ValueTask<IDisposable?> WaitAsync(CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(cancellationToken).ConfigureAwait(false);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new RdsTransportException(
            "The RateLimiter in the options rejected the call; nothing was sent. Call less often, or give the limiter a queue.");
    }

    /// <summary>A custom limiter may throw anything.</summary>
    private async ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RdsBackupsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RdsTransportException(
                $"The RateLimiter in the options failed with {exception.GetType().Name}; nothing was sent.", innerException: exception);
        }
    }

    public void OnThrottled()
    {
    }

    public void OnSuccess()
    {
    }
}
