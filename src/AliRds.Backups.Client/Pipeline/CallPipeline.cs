using AliRds.Backups.Client.Errors;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>
/// Total timeout > retry > attempt timeout > attempt. The retry encloses the reading of the answer, because this service says
/// "throttling" in the body of a 400.
/// </summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<CallState> StateKey = new("AliRds.CallState");

    private readonly ResiliencePipeline _pipeline;
    private readonly RdsRetryOptions _retry;
    private readonly TimeSpan _attemptTimeout;
    private readonly TimeSpan _totalTimeout;
    private readonly TimeProvider _timeProvider;
    private readonly Func<double> _random;

    internal CallPipeline(RdsBackupsClientOptions options, TimeProvider timeProvider, Func<double> random)
    {
        _retry = new RdsRetryOptions
        {
            MaxRetries = options.Retry.MaxRetries,
            BaseDelay = options.Retry.BaseDelay,
            MaxDelay = options.Retry.MaxDelay,
        };
        _attemptTimeout = options.AttemptTimeout;
        _totalTimeout = options.TotalTimeout;
        _timeProvider = timeProvider;
        _random = random;
        _pipeline = Build();
    }

    /// <summary>Runs attempts until one succeeds, nothing helps any more, or time is up.</summary>
    internal async Task<T> ExecuteAsync<T>(Func<CallState, CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        var state = new CallState(_timeProvider.GetTimestamp());
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StateKey, state);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, work) => work.attempt(work.state, context.CancellationToken), context, (attempt, state)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw Complete(TimeLimit(exception, state), state);
        }
        catch (RdsCallException exception)
        {
            Complete(exception, state);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline Build()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _timeProvider };
        builder.AddTimeout(_totalTimeout);
        if (_retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _retry.MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments.Outcome.Exception, StateOf(arguments.Context))),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(StateOf(arguments.Context).Delay),
            });
        }

        return builder.AddTimeout(_attemptTimeout).Build();
    }

    private static CallState StateOf(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);

    private bool ShouldRetry(Exception? exception, CallState state)
    {
        state.LastFailure = exception as RdsCallException ?? state.LastFailure;
        if (!RetryClassifier.IsWorthRetrying(exception, state))
        {
            return false;
        }

        state.Delay = RetryDelay.Next(state.Delay, (exception as RdsCallException)?.ServerDelay, _retry, _random());
        return Elapsed(state) + state.Delay < _totalTimeout;
    }

    private RdsTransportException TimeLimit(TimeoutRejectedException exception, CallState state)
    {
        var isTotal = Elapsed(state) >= _totalTimeout;
        var reason = isTotal
            ? $"The call did not end within its total time limit of {_totalTimeout.TotalSeconds:0.###} s (TotalTimeout)."
            : $"The attempt did not end within its time limit of {_attemptTimeout.TotalSeconds:0.###} s (AttemptTimeout).";
        return new RdsTransportException(reason, isTimeout: true, state.LastFailure ?? (Exception)exception) { Host = state.LastFailure?.Host };
    }

    private RdsCallException Complete(RdsCallException exception, CallState state)
    {
        exception.Attempts = state.Attempts;
        exception.Elapsed = Elapsed(state);
        return exception;
    }

    private TimeSpan Elapsed(CallState state) => _timeProvider.GetElapsedTime(state.StartTimestamp);
}
