using AliRds.Backups.Client.Rpc.Calls;
using Polly;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Records a span and a measurement for each attempt.</summary>
internal sealed class AttemptTelemetryStrategy(RpcObserver observer) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var call = RpcCall.From(context);
        var started = observer.GetTimestamp();
        using var activity = observer.StartAttempt(call);
        var outcome = await callback(context, state).ConfigureAwait(false);
        observer.AttemptEnded(activity, call, started, outcome.Exception);
        return outcome;
    }
}
