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
        return new RdsTransportException(Reason(error, exception), innerException: exception)
        {
            Host = host,
            Remedy = error is HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.UserAuthenticationError
                ? RetryRemedy.None
                : RetryRemedy.TryAgain,
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

    private static string Reason(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.NameResolutionError => "The host's name could not be resolved.",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.SecureConnectionError => "No TLS connection could be made; the certificate or the protocol was refused.",
        HttpRequestError.ProxyTunnelError => "The proxy refused the connection.",
        HttpRequestError.ResponseEnded => "The connection ended before the answer was complete.",
        _ when IsReset(exception) => "The connection was reset before the answer was complete.",
        _ => "The exchange over HTTP failed.",
    };

    private static bool IsReset(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionReset })
            {
                return true;
            }
        }

        return false;
    }
}
