using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>
/// Total timeout > rate limiter > call steps > retry > circuit breaker > attempt timeout > attempt. The retry encloses the reading of the answer,
/// because this service says "throttling" in the body of a 400.
/// </summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<CallState> StateKey = new("AliRds.CallState");

    private readonly ResiliencePipeline<BackupPage> _whole;
    private readonly ResiliencePipeline<BackupPage> _repeated;
    private readonly RetryPolicy _retry;
    private readonly ICallLimiter? _limiter;
    private readonly IReadOnlyList<RdsPipelineStep> _callSteps;
    private readonly TimeLimits _limits;
    private readonly TimeProvider _timeProvider;
    private readonly CallObserver _observer;

    internal CallPipeline(RdsBackupsClientOptions options, RdsClientServices services, CallObserver observer)
    {
        _observer = observer;
        _timeProvider = services.TimeProvider;
        _limits = new TimeLimits(options.TotalTimeout, options.AttemptTimeout);
        _retry = new RetryPolicy(options.Retry, options.TotalTimeout, services.TimeProvider, services.Random);
        _limiter = CallLimiters.Of(options, services.TimeProvider);
        _callSteps = [.. options.CallSteps];
        _whole = new ResiliencePipelineBuilder<BackupPage> { TimeProvider = services.TimeProvider }.AddTimeout(options.TotalTimeout).Build();
        _repeated = BuildRepeated(options);
    }

    internal RetryBudget Budget => _retry.Budget;

    /// <summary>Runs attempts until one succeeds, nothing helps any more, or time is up.</summary>
    internal async Task<BackupPage> ExecuteAsync(
        CallState state, Func<CallState, CancellationToken, ValueTask<BackupPage>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await _whole.ExecuteAsync(
                (_, token) => CallAsync(state, attempt, token), state, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw Complete(_limits.Exceeded(exception, Elapsed(state), state.LastFailure), state);
        }
        catch (BrokenCircuitException exception)
        {
            throw Complete(Circuit.Refused(exception, state.LastFailure), state);
        }
        catch (RdsCallException exception)
        {
            Complete(exception, state);
            throw;
        }
    }

    private async ValueTask<BackupPage> CallAsync(
        CallState state, Func<CallState, CancellationToken, ValueTask<BackupPage>> attempt, CancellationToken cancellationToken)
    {
        using var turn = _limiter is null ? null : await _limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        var page = await PipelineSteps.RunAsync(
            _callSteps, new RdsStepContext(state.Request, Attempt: 0), token => RepeatAsync(state, attempt, token), cancellationToken).ConfigureAwait(false);
        _retry.Budget.Return(state.BudgetTaken);
        _limiter?.OnSuccess();
        return page;
    }

    private async ValueTask<BackupPage> RepeatAsync(
        CallState state, Func<CallState, CancellationToken, ValueTask<BackupPage>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StateKey, state);
        try
        {
            return await _repeated.ExecuteAsync(
                static (context, work) => work.attempt(work.state, context.CancellationToken), context, (attempt, state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<BackupPage> BuildRepeated(RdsBackupsClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<BackupPage> { TimeProvider = _timeProvider };
        builder.AddRetry(new RetryStrategyOptions<BackupPage>
        {
            MaxRetryAttempts = int.MaxValue, // The policy counts.
            ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments.Outcome.Exception, StateOf(arguments.Context))),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(StateOf(arguments.Context).Delay),
            OnRetry = arguments =>
            {
                _observer.Retrying(StateOf(arguments.Context), arguments.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        });
        Circuit.AddTo(builder, options.CircuitBreaker, _observer);
        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static CallState StateOf(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);

    private bool ShouldRetry(Exception? exception, CallState state)
    {
        state.LastFailure = exception as RdsCallException ?? state.LastFailure;
        if (exception is RdsThrottledException)
        {
            _limiter?.OnThrottled();
        }

        var verdict = _retry.Plan(exception, state);
        if (verdict == RetryVerdict.BudgetEmpty)
        {
            _observer.BudgetEmpty();
        }

        return verdict == RetryVerdict.TryAgain;
    }

    private RdsCallException Complete(RdsCallException exception, CallState state)
    {
        exception.Attempts = state.Attempts;
        exception.Elapsed = Elapsed(state);
        return exception;
    }

    private TimeSpan Elapsed(CallState state) => _timeProvider.GetElapsedTime(state.StartTimestamp);
}
