using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Tells what the exceptions of the HTTP stack mean for a download.</summary>
internal static class FaultClassifier
{
    /// <summary>The fault that an exception stands for; <see langword="null"/> when it is not about the line.</summary>
    /// <param name="exception">What was thrown while a request was sent or its response read.</param>
    /// <param name="endedBy">Why the monitor ended the request, if it did.</param>
    internal static RangeFaultException? Classify(Exception exception, RangeFaultException? endedBy) => exception switch
    {
        RangeFaultException fault => fault,
        OperationCanceledException or IOException or HttpRequestException when endedBy is not null => endedBy,
        _ when exception.Find<RequestSentTwiceException>() is not null => Fault(
            RangeFault.Fatal, "A handler sent the request on, by a redirect (set AllowAutoRedirect to false) or a retry of its own", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Fault(RangeFault.Fatal, "TLS failed", exception),
        HttpRequestException when exception.Find<StaleConnectionException>() is not null => Fault(RangeFault.StaleConnection, "The pooled connection was dead", exception),
        HttpRequestException => Fault(RangeFault.Transient, "The request failed", exception),
        IOException => Fault(RangeFault.Transient, "The connection broke", exception),
        OperationCanceledException => Fault(RangeFault.Transient, "The request took too long", exception),
        _ => null,
    };

    /// <summary>Whether no connection came about at all, so that another way to the file may be tried.</summary>
    internal static bool IsUnreachable(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
        OperationCanceledException => true,
        _ => false,
    };

    private static RangeFaultException Fault(RangeFault fault, string what, Exception exception)
    {
        var cause = RedactedException.From(exception);
        return new(fault, $"{what}: {cause.Message}", cause);
    }
}
