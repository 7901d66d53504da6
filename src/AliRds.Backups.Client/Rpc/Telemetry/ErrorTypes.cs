using AliRds.Backups.Client.Errors;
using Polly.Timeout;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>Short names of errors for tags: the error code of the service, otherwise the kind of failure.</summary>
internal static class ErrorTypes
{
    internal static string GetName(Exception exception) => exception switch
    {
        RdsServiceException service => service.Code,
        RdsTransportException { IsTimeout: true } or TimeoutRejectedException => "timeout",
        RdsTransportException { RetryAdvice: RetryAdvice.Resend } => "stale_connection",
        RdsTransportException => "transport",
        RdsResponseFormatException => "unreadable_response",
        RdsCredentialsUnavailableException => "no_credentials",
        RdsStepException => "step",
        OperationCanceledException => "cancelled",
        _ => exception.GetType().Name,
    };

    internal static int? GetStatus(Exception exception) => exception switch
    {
        RdsServiceException service => service.StatusCode,
        RdsResponseFormatException unreadable => unreadable.StatusCode,
        _ => null,
    };
}
