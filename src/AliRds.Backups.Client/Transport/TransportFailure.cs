using System.Net.Sockets;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Transport;

/// <summary>Says in plain words what broke a connection, and whether trying again may help.</summary>
internal static class TransportFailure
{
    internal static RdsTransportException Describe(Exception exception, string host)
    {
        var error = exception switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return new RdsTransportException(Reason(error, exception), innerException: RedactedException.Of(exception))
        {
            Host = host,
            Remedy = Remedy(error, exception),
        };
    }

    internal static RdsTransportException DescribeTimeoutOfHttpClient(OperationCanceledException exception, string host) => new(
        "The HttpClient that was handed in ended the call by its own Timeout. Set it to Timeout.InfiniteTimeSpan; the client keeps its own limits.",
        isTimeout: true,
        exception)
    {
        Host = host,
        Remedy = RetryRemedy.TryAgain,
    };

    private static RetryRemedy Remedy(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.UserAuthenticationError => RetryRemedy.None,
        _ when exception.Find<StaleConnectionException>() is not null => RetryRemedy.SendAgain,
        _ => RetryRemedy.TryAgain,
    };

    internal static RdsTransportException DescribeFailureOfHandler(Exception exception, string host) =>
        new($"A handler of the HttpClient failed with {exception.GetType().Name}.", innerException: exception) { Host = host };

    private static string Reason(HttpRequestError error, Exception exception) => error switch
    {
        _ when exception.Find<StaleConnectionException>() is not null => "The connection, used before, ended without an answer.",
        _ when exception.Find<SentTwiceException>() is not null =>
            "A handler of the HttpClient tried to send the same signed request again, and was stopped: a signature is good for one request."
            + " Take out handlers that retry or redirect; the client repeats calls itself.",
        HttpRequestError.NameResolutionError => "The host's name could not be resolved.",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.SecureConnectionError => "No TLS connection could be made; the certificate or the protocol was refused.",
        HttpRequestError.ProxyTunnelError => "The proxy refused the connection.",
        HttpRequestError.ResponseEnded => "The connection ended before the answer was complete.",
        _ when IsReset(exception) => "The connection was reset before the answer was complete.",
        _ => "The exchange over HTTP failed.",
    };

    private static bool IsReset(Exception exception) => exception.Find<SocketException>() is { SocketErrorCode: SocketError.ConnectionReset };
}
