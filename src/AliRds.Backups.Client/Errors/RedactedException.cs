using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Security.Authentication;

namespace AliRds.Backups.Client.Errors;

/// <summary>
/// Copies of the platform's exceptions without the secrets in their text, such as the password in the address of a proxy. The type, the
/// stack trace and what code can test (the kind of HTTP or socket error) stay.
/// </summary>
internal static class RedactedException
{
    /// <summary>The exception itself if there is no secret in its text and that of its causes, otherwise a copy.</summary>
    internal static Exception From(Exception exception, Redactor? redactor = null)
    {
        redactor ??= Redactor.Default;
        return IsClean(exception, redactor) ? exception : Copy(exception, redactor);
    }

    private static bool IsClean(Exception exception, Redactor redactor)
    {
        var text = exception.ToString();
        return redactor.Redact(text) == text;
    }

    private static Exception Copy(Exception exception, Redactor redactor)
    {
        var text = redactor.Redact(exception.Message);
        var cause = exception.InnerException is { } inner ? Copy(inner, redactor) : null;
        Exception copy = exception switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, text, cause, http.StatusCode),
            HttpIOException http => new HttpIOException(http.HttpRequestError, text, cause),
            SocketException socket => new SocketException((int)socket.SocketErrorCode),
            AuthenticationException => new AuthenticationException(text, cause),
            OperationCanceledException cancelled => new OperationCanceledException(text, cause, cancelled.CancellationToken),
            IOException => new IOException(text, cause),
            _ => new InvalidOperationException($"{exception.GetType().FullName}: {text}", cause),
        };
        return exception.StackTrace is { } trace ? ExceptionDispatchInfo.SetRemoteStackTrace(copy, trace) : copy;
    }
}
