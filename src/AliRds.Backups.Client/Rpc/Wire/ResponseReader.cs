using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Reads responses of any operation: the failure that one tells of, or its body into the nodes of the operation.</summary>
internal sealed class ResponseReader(ResponseLimits bounds)
{
    /// <exception cref="RdsServiceException">The status is that of a refusal.</exception>
    /// <exception cref="RdsResponseFormatException">The status is that of a failure, and the body is none of the service's.</exception>
    internal void ThrowIfRefused(RawResponse answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is < 200 or >= 300)
        {
            throw ReadError(answer, cancellationToken);
        }
    }

    /// <summary>Walks through a body.</summary>
    /// <param name="answer">What came back.</param>
    /// <param name="node">Takes what is in it.</param>
    /// <param name="cancellationToken">Ends the reading of a long body.</param>
    /// <exception cref="RdsResponseFormatException">The body is neither JSON nor XML, or exceeds the bounds.</exception>
    internal void Walk(RawResponse answer, WireNode node, CancellationToken cancellationToken)
    {
        try
        {
            WireBody.Walk(answer.Body.Span, answer.ContentType, node, bounds, cancellationToken);
        }
        catch (WireFormatException exception)
        {
            throw Unreadable(answer, exception.Message, exception.ExceedsBounds ? RetryRemedy.None : RetryRemedy.TryAgain);
        }
    }

    /// <summary>Throws the failure that a body tells of although its status is that of success.</summary>
    internal void ThrowIfFailure(RawResponse answer, CancellationToken cancellationToken)
    {
        var node = new ErrorNode();
        Walk(answer, node, cancellationToken);
        if (node.IsFailure)
        {
            throw ToException(node, answer, "it says that the call failed and names no error code");
        }
    }

    internal static RdsResponseFormatException Unreadable(RawResponse answer, string reason, RetryRemedy remedy, Exception? cause = null) =>
        new($"The answer cannot be read: {reason}.", answer.StatusCode, cause)
        {
            RequestId = answer.RequestId,
            Host = answer.Host,
            Remedy = remedy,
            ServerDelay = answer.RetryAfter?.Delay,
        };

    private RdsCallException ReadError(RawResponse answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode < 400)
        {
            return Unreadable(answer, $"it is a redirect to {answer.RedirectHost ?? "an unnamed host"}, which is not followed", RetryRemedy.None);
        }

        var node = new ErrorNode();
        try
        {
            WireBody.Walk(answer.Body.Span, answer.ContentType, node, bounds, cancellationToken);
        }
        catch (WireFormatException exception)
        {
            return Unreadable(answer, exception.Message, RemedyForStatus(answer));
        }

        return ToException(node, answer, "it has no error code");
    }

    private static RdsCallException ToException(ErrorNode node, RawResponse answer, string reasonWithoutCode) =>
        node.ToError(answer.StatusCode, answer.RequestId, new Redactor(answer.SignedWith?.AccessKeySecret, answer.SignedWith?.SecurityToken)) is { } error
            ? ServiceErrors.ToException(error, answer.RetryAfter)
            : Unreadable(answer, reasonWithoutCode, RemedyForStatus(answer));

    private static RetryRemedy RemedyForStatus(RawResponse answer) =>
        answer.StatusCode is >= 500 or 408 or 429 || answer.RetryAfter is not null ? RetryRemedy.TryAgain : RetryRemedy.None;
}
