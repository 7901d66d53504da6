using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// Reads the responses of all operations: the error that a response reports, or its body into the nodes of the operation.
/// </summary>
internal sealed class ResponseReader(ResponseLimits limits)
{
    /// <exception cref="RdsServiceException">The status is not a success, and the body is an error of the service.</exception>
    /// <exception cref="RdsResponseFormatException">The status is not a success, and the body is not from the service.</exception>
    internal void ThrowIfRefused(RawResponse response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is < 200 or >= 300)
        {
            throw ReadError(response, cancellationToken);
        }
    }

    /// <summary>Walks a body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="node">Receives the content.</param>
    /// <param name="cancellationToken">Cancels the reading of a long body.</param>
    /// <exception cref="RdsResponseFormatException">The body is neither JSON nor XML, or exceeds the limits.</exception>
    internal void Walk(RawResponse response, WireNode node, CancellationToken cancellationToken)
    {
        try
        {
            WireBody.Walk(response.Body.Span, response.ContentType, node, limits, cancellationToken);
        }
        catch (WireFormatException exception)
        {
            throw Unreadable(response, exception.Message, exception.ExceedsLimits ? RetryAdvice.None : RetryAdvice.Retry);
        }
    }

    /// <summary>Throws the error that a body reports although the status is a success.</summary>
    internal void ThrowIfFailure(RawResponse response, CancellationToken cancellationToken)
    {
        var node = new ErrorNode();
        Walk(response, node, cancellationToken);
        if (node.IsFailure)
        {
            throw ToException(node, response, "it says that the call failed and names no error code");
        }
    }

    internal static RdsResponseFormatException Unreadable(
        RawResponse response, string reason, RetryAdvice advice, Exception? cause = null) =>
        new($"The response cannot be read: {reason}.", response.StatusCode, cause)
        {
            RequestId = response.RequestId,
            Host = response.Host,
            RetryAdvice = advice,
            ServerDelay = response.RetryAfter?.Delay,
        };

    private RdsCallException ReadError(RawResponse response, CancellationToken cancellationToken)
    {
        if (response.StatusCode < 400)
        {
            return Unreadable(
                response, $"it is a redirect to {response.RedirectHost ?? "an unnamed host"}, which is not followed", RetryAdvice.None);
        }

        var node = new ErrorNode();
        try
        {
            WireBody.Walk(response.Body.Span, response.ContentType, node, limits, cancellationToken);
        }
        catch (WireFormatException exception)
        {
            return Unreadable(response, exception.Message, GetRetryAdvice(response));
        }

        return ToException(node, response, "it has no error code");
    }

    private static RdsCallException ToException(ErrorNode node, RawResponse response, string reasonWithoutCode)
    {
        var redactor = new Redactor(response.SignedWith?.AccessKeySecret, response.SignedWith?.SecurityToken, response.SecretParameter);
        return node.ToError(response.StatusCode, response.RequestId, redactor) is { } error
            ? ServiceExceptionFactory.Create(error, response.RetryAfter)
            : Unreadable(response, reasonWithoutCode, GetRetryAdvice(response));
    }

    private static RetryAdvice GetRetryAdvice(RawResponse response) =>
        response.StatusCode is >= 500 or 408 or 429 || response.RetryAfter is not null ? RetryAdvice.Retry : RetryAdvice.None;
}

/// <summary>What a response may not exceed.</summary>
/// <param name="MaxBytes">Bytes of the decompressed body.</param>
/// <param name="MaxDepth">How deep objects, lists or elements are nested.</param>
/// <param name="MaxTextBytes">Bytes of one text.</param>
internal sealed record ResponseLimits(int MaxBytes, int MaxDepth, int MaxTextBytes);
