using System.Net.Sockets;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Says in plain words what broke a connection, and whether trying again may help.</summary>
internal static class TransportFailure
{
    /// <param name="exception">What the platform threw.</param>
    /// <param name="address">Where the call was sent.</param>
    /// <param name="regionHint">What may be wrong when the host has no address; then trying again is of no use.</param>
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
        "The HttpClient that was handed in ended the call by its own Timeout. Set it to Timeout.InfiniteTimeSpan; the client keeps its own limits.",
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
        _ when exception.Find<StaleConnectionException>() is not null => "The connection, used before, ended without a response.",
        _ when exception.Find<RequestSentTwiceException>() is not null =>
            "The HttpClient tried to send the same signed request again, and was stopped: a signature is good for one request."
            + " If it has handlers that retry or redirect, take them out; the client repeats calls itself.",
        _ when IsWithoutAddress(error, socket) => "The host's name could not be resolved.",
        HttpRequestError.ConnectionError when socket == SocketError.ConnectionRefused =>
            $"{peer} refused the connection: nothing listens at that port, or a firewall forbids it.",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.SecureConnectionError => "No TLS connection could be made; the certificate or the protocol was refused.",
        HttpRequestError.ProxyTunnelError => "The proxy refused the connection.",
        HttpRequestError.ResponseEnded => "The connection ended before the response was complete.",
        _ when socket == SocketError.ConnectionReset => "The connection was reset before the response was complete.",
        _ => "The exchange over HTTP failed.",
    };

    /// <summary>A connection callback of the user's may throw what a resolver says.</summary>
    private static bool IsWithoutAddress(HttpRequestError error, SocketError? socket) =>
        error == HttpRequestError.NameResolutionError || socket is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData;

    /// <summary>What was to be connected to, the service or a proxy: the platform writes it behind its message.</summary>
    private static string? PeerOf(Exception exception) =>
        exception is HttpRequestException { Message: [.., ')'] message } && message.LastIndexOf('(') is var start and >= 0
            && message[(start + 1)..^1] is var peer && peer.Contains(':', StringComparison.Ordinal) && peer.AsSpan().IndexOfAny(" @/") < 0
            ? peer
            : null;
}
