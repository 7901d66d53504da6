using AliRds.Backups.Client.Rpc.Calls;
using Polly;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>
/// Runs one custom step around the rest of the pipeline. An exception from the step becomes an error of the client. The call ends on time
/// even if the step ignores its token or does not pass it on.
/// </summary>
/// <param name="step">The step.</param>
/// <param name="name">Its name, for messages.</param>
/// <param name="isAroundAttempts">Whether it runs around each attempt; otherwise around the whole call.</param>
internal sealed class StepStrategy(RdsPipelineStep step, string name, bool isAroundAttempts) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var cancellationToken = context.CancellationToken;
        var call = RpcCall.From(context);
        Exception? failureOfTheRest = null;
        object? given;
        try
        {
            var stepContext = new RdsStepContext(call.Action, call.NamedParameters, isAroundAttempts ? call.Attempts + 1 : 0);
            var running = step(stepContext, NextAsync, cancellationToken);
            given = await (running.IsCompleted ? running : new(running.AsTask().WaitAsync(cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RdsBackupsException && exception != failureOfTheRest)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RdsStepException($"{name} failed with {exception.GetType().Name}.", exception);
        }

        return given is TResult result
            ? Outcome.FromResult(result)
            : throw new RdsStepException($"{name} returned {given?.GetType().Name ?? "null"}, not a {typeof(TResult).Name}.");

        async ValueTask<object> NextAsync(CancellationToken token)
        {
            using var both = token == cancellationToken ? null : CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
            var inner = call.RentContext(both?.Token ?? token);
            try
            {
                inner.CancellationToken.ThrowIfCancellationRequested();
                var outcome = await callback(inner, state).ConfigureAwait(false);
                outcome.ThrowIfException();
                return outcome.Result!;
            }
            catch (Exception exception)
            {
                failureOfTheRest = exception;
                throw;
            }
            finally
            {
                ResilienceContextPool.Shared.Return(inner);
            }
        }
    }
}
