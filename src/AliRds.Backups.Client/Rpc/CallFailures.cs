using System.Globalization;
using AliRds.Backups.Client.Rpc.Calls;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace AliRds.Backups.Client.Rpc;

/// <summary>Turns whatever ended a call into the exception that the caller sees.</summary>
internal sealed class CallFailures(TimeSpan totalTimeout, TimeSpan attemptTimeout, TimeProvider timeProvider)
{
    /// <summary>Returns the exception itself if it is clear enough.</summary>
    internal Exception Explain(Exception exception, RpcCall call, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => new OperationCanceledException(cancellationToken),
        TimeoutRejectedException => Complete(TimedOut(exception, call), call),
        BrokenCircuitException => Complete(CircuitIsOpen(exception, call.LastFailure), call),
        RdsCallException failure => Complete(failure, call),
        _ => exception,
    };

    private RdsTransportException TimedOut(Exception exception, RpcCall call)
    {
        var (reason, option) = timeProvider.GetElapsedTime(call.StartTimestamp) >= totalTimeout
            ? ($"The call did not end within its total time limit of {Seconds(totalTimeout)} s.", "TotalTimeout")
            : ($"The attempt did not end within its time limit of {Seconds(attemptTimeout)} s.", "AttemptTimeout");
        return new RdsTransportException(reason, isTimeout: true, call.LastFailure ?? exception)
        {
            Host = call.LastFailure?.Host,
            Hint = $"The option {option} sets this limit.",
        };
    }

    private static RdsTransportException CircuitIsOpen(Exception exception, RdsCallException? lastFailure) => new(
        "The circuit breaker is open after many failures; nothing was sent. Call again later.", innerException: lastFailure ?? exception)
    {
        Host = lastFailure?.Host,
    };

    private RdsCallException Complete(RdsCallException exception, RpcCall call)
    {
        exception.Attempts = call.Attempts;
        exception.Elapsed = timeProvider.GetElapsedTime(call.StartTimestamp);
        return exception;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
