using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Calls;
using Polly.Timeout;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Decides whether a failed attempt is worth a retry, and whether it counts against the service.</summary>
internal static class FailureClassifier
{
    /// <summary>Whether another attempt may succeed.</summary>
    internal static bool IsTransient(Exception? exception, RpcCall call) => exception switch
    {
        TimeoutRejectedException => true,
        RdsCallException { RetryAdvice: RetryAdvice.Retry or RetryAdvice.Resend } => true,
        RdsCallException { RetryAdvice: RetryAdvice.CorrectClock } => call is { HasLearnedClock: true, HasCorrectedClock: false },
        RdsCallException { RetryAdvice: RetryAdvice.RefreshCredentials } => !call.HasRefreshedCredentials,
        _ => false,
    };

    internal static bool IsTimeout(Exception? exception) => exception is TimeoutRejectedException or RdsTransportException { IsTimeout: true };

    /// <summary>
    /// Throttling is handled separately, an error caused by the request shows that the service works, and a stale pooled connection shows
    /// nothing.
    /// </summary>
    internal static bool IsServiceFailure(Exception? exception) => exception switch
    {
        RdsTransportException { RetryAdvice: RetryAdvice.Resend } => false,
        TimeoutRejectedException or RdsTransportException => true,
        RdsResponseFormatException unreadable => unreadable.RetryAdvice == RetryAdvice.Retry,
        RdsThrottledException => false,
        RdsServiceException service => service.StatusCode >= 500,
        _ => false,
    };
}
