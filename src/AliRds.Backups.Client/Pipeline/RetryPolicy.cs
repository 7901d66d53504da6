using AliRds.Backups.Client.Errors;
using Polly.Timeout;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>Plans the next attempt: whether it may help, whether the budget allows it, when it starts, and whether that is in time.</summary>
internal sealed class RetryPolicy
{
    private readonly int _maxRetries;
    private readonly TimeSpan _baseDelay;
    private readonly TimeSpan _maxDelay;
    private readonly TimeSpan _totalTimeout;
    private readonly TimeProvider _timeProvider;
    private readonly Func<double> _random;

    internal RetryPolicy(RdsRetryOptions options, TimeSpan totalTimeout, TimeProvider timeProvider, Func<double> random)
    {
        _maxRetries = options.MaxRetries;
        _baseDelay = options.BaseDelay;
        _maxDelay = options.MaxDelay;
        _totalTimeout = totalTimeout;
        _timeProvider = timeProvider;
        _random = random;
        Budget = new RetryBudget(options.BudgetCapacity);
    }

    internal RetryBudget Budget { get; }

    internal RetryVerdict Plan(Exception? exception, CallState state)
    {
        if (exception is RdsCallException { Remedy: RetryRemedy.SendAgain } && !state.HasSentAgain)
        {
            return PlanAtOnce(state);
        }

        if (state.Retries >= _maxRetries || !RetryClassifier.IsWorthRetrying(exception, state))
        {
            return RetryVerdict.GiveUp;
        }

        var delay = RetryDelay.Next(state.Backoff, (exception as RdsCallException)?.ServerDelay, _baseDelay, _maxDelay, _random());
        if (_timeProvider.GetElapsedTime(state.StartTimestamp) + delay >= _totalTimeout)
        {
            return RetryVerdict.GiveUp;
        }

        var afterTimeout = exception is TimeoutRejectedException or RdsTransportException { IsTimeout: true };
        if (!Budget.TryTake(afterTimeout, out var taken))
        {
            return RetryVerdict.BudgetEmpty;
        }

        state.Retries++;
        state.BudgetTaken = taken;
        state.Delay = state.Backoff = delay;
        state.HasSentAgain = false;
        return RetryVerdict.TryAgain;
    }

    /// <summary>A dead connection in the pool says nothing of the service: the attempt may be made once more, without a wait and beside the count.</summary>
    private RetryVerdict PlanAtOnce(CallState state)
    {
        if (!Budget.TryTake(afterTimeout: false, out var taken))
        {
            return RetryVerdict.BudgetEmpty;
        }

        state.HasSentAgain = true;
        state.BudgetTaken = taken;
        state.Delay = TimeSpan.Zero;
        return RetryVerdict.TryAgain;
    }
}
