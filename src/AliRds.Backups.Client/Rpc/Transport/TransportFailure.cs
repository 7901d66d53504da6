using System.Net.Sockets;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Describes in plain words what broke a connection, and whether a retry may help.</summary>
internal static class TransportFailure
{
    /// <param name="exception">The exception of the platform.</param>
    /// <param name="address">The address of the call.</param>
    /// <param name="regionHint">What may be wrong if the host name cannot be resolved; a retry is then useless.</param>
    internal static RdsTransportException Describe(Exception exception, Uri address, string? regionHint = null)
    {
        var error = ErrorOf(exception);
        var socket = exception.Find<SocketException>()?.SocketErrorCode;
        var peer = PeerOf(exception) ?? address.Authority;
        var isDoubtful = regionHint is not null && IsWithoutAddress(error, socket) && peer.StartsWith(address.IdnHost, StringComparison.OrdinalIgnoreCase);
        return new RdsTransportException(Reason(exception, error, socket, peer), innerException: RedactedException.From(exception))
        {
            Host = address.Host,
            Hint = isDoubtful ? regionHint : null,
            RetryAdvice = isDoubtful ? RetryAdvice.None : GetRetryAdvice(exception, error),
        };
    }

    internal static RdsTransportException DescribeTimeoutOfHttpClient(OperationCanceledException exception, Uri address) => new(
        "The call exceeded the Timeout of the given HttpClient. Set it to Timeout.InfiniteTimeSpan; the client has its own time limits.",
        isTimeout: true,
        exception)
    {
        Host = address.Host,
        RetryAdvice = RetryAdvice.Retry,
    };

    internal static RdsTransportException DescribeFailureOfHandler(Exception exception, Uri address) =>
        new($"A handler of the HttpClient failed with {exception.GetType().Name}.", innerException: exception) { Host = address.Host };

    private static HttpRequestError ErrorOf(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    private static RetryAdvice GetRetryAdvice(Exception exception, HttpRequestError error) => error switch
    {
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.UserAuthenticationError => RetryAdvice.None,
        _ when exception.Find<StaleConnectionException>() is not null => RetryAdvice.Resend,
        _ => RetryAdvice.Retry,
    };

    private static string Reason(Exception exception, HttpRequestError error, SocketError? socket, string peer) => error switch
    {
        _ when exception.Find<StaleConnectionException>() is not null => "A reused connection ended without a response.",
        _ when exception.Find<RequestSentTwiceException>() is not null =>
            "The HttpClient tried to send the same signed request twice. The second send was blocked: a signature is valid for one request."
            + " Remove handlers that retry or redirect; the client retries calls itself.",
        _ when IsWithoutAddress(error, socket) => "The host name could not be resolved.",
        HttpRequestError.ConnectionError when socket == SocketError.ConnectionRefused =>
            $"{peer} refused the connection: nothing is listening on that port, or a firewall blocks it.",
        HttpRequestError.ConnectionError => "The connection could not be opened.",
        HttpRequestError.SecureConnectionError => "The TLS connection could not be opened; the certificate or the protocol was rejected.",
        HttpRequestError.ProxyTunnelError => "The proxy refused the connection.",
        HttpRequestError.ResponseEnded => "The connection ended before the response was complete.",
        _ when socket == SocketError.ConnectionReset => "The connection was reset before the response was complete.",
        _ => "The HTTP request failed.",
    };

    /// <summary>A custom ConnectCallback may throw the resolver's own exception.</summary>
    private static bool IsWithoutAddress(HttpRequestError error, SocketError? socket) =>
        error == HttpRequestError.NameResolutionError || socket is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData;

    /// <summary>The host and port that could not be connected to, the service or a proxy. The platform appends it to its message.</summary>
    private static string? PeerOf(Exception exception) =>
        exception is HttpRequestException { Message: [.., ')'] message } && message.LastIndexOf('(') is var start and >= 0
            && message[(start + 1)..^1] is var peer && peer.Contains(':', StringComparison.Ordinal) && peer.AsSpan().IndexOfAny(" @/") < 0
            ? peer
            : null;
}
