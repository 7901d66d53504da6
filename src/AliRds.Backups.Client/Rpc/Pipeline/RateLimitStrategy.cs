using Polly;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Limits the rate of calls.</summary>
internal sealed class RateLimitStrategy(ICallLimiter limiter) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        using var turn = await limiter.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        var outcome = await callback(context, state).ConfigureAwait(false);
        if (outcome.Exception is null)
        {
            limiter.OnSuccess();
        }

        return outcome;
    }
}
