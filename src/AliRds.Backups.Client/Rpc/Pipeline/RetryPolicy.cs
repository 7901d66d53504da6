using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>
/// Decides whether to retry a failed attempt, and after which delay. The predicates have no side effects; the <c>On</c> methods record what
/// was decided.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly TimeSpan _baseDelay;
    private readonly TimeSpan _maxDelay;
    private readonly TimeSpan _totalTimeout;
    private readonly TimeProvider _timeProvider;

    internal RetryPolicy(RdsRetryOptions options, TimeSpan totalTimeout, TimeProvider timeProvider)
    {
        MaxRetries = options.MaxRetries;
        _baseDelay = options.BaseDelay;
        _maxDelay = options.MaxDelay;
        _totalTimeout = totalTimeout;
        _timeProvider = timeProvider;
        Budget = new RetryBudget(options.BudgetCapacity);
    }

    internal int MaxRetries { get; }

    internal RetryBudget Budget { get; }

    /// <summary>Whether another attempt may help, can start in time, and is within the budget.</summary>
    internal bool ShouldRetry(Exception? exception, RpcCall call) =>
        IsWorthwhile(exception, call) && Budget.CanTake(FailureClassifier.IsTimeout(exception));

    /// <summary>Whether only the empty budget prevents another attempt.</summary>
    internal bool IsBlockedByBudget(Exception? exception, RpcCall call) =>
        call.Retries < MaxRetries && IsWorthwhile(exception, call) && !Budget.CanTake(FailureClassifier.IsTimeout(exception));

    /// <summary>Exponential with jitter, or what the server asks for if that is longer. If the client has fixed the cause, it waits only if
    /// the server asks for it.</summary>
    internal TimeSpan DelayAfter(Exception? exception, RpcCall call) => exception switch
    {
        RdsCallException { RetryAdvice: RetryAdvice.CorrectClock or RetryAdvice.RefreshCredentials } cured =>
            cured.ServerDelay ?? TimeSpan.Zero,
        _ => RetryDelay.Next(call.Backoff, (exception as RdsCallException)?.ServerDelay, _baseDelay, _maxDelay, call.Jitter),
    };

    internal bool ShouldResend(Exception? exception, RpcCall call) =>
        call.IsIdempotent && exception is RdsCallException { RetryAdvice: RetryAdvice.Resend } && Budget.CanTake(afterTimeout: false);

    internal void OnRetry(Exception exception, TimeSpan delay, RpcCall call)
    {
        call.Retries++;
        call.Backoff = delay;
        call.BudgetTaken = Budget.Take(FailureClassifier.IsTimeout(exception));
        call.HasCorrectedClock |= exception is RdsCallException { RetryAdvice: RetryAdvice.CorrectClock };
        call.HasRefreshedCredentials |= exception is RdsCallException { RetryAdvice: RetryAdvice.RefreshCredentials };
    }

    internal void OnResend(RpcCall call) => call.BudgetTaken = Budget.Take(afterTimeout: false);

    private bool IsWorthwhile(Exception? exception, RpcCall call) =>
        call.IsIdempotent
        && FailureClassifier.IsTransient(exception, call)
        && _timeProvider.GetElapsedTime(call.StartTimestamp) + DelayAfter(exception, call) < _totalTimeout;
}
