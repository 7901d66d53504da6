using System.Globalization;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Transport;

namespace AliRds.Backups.Client.Wire;

/// <summary>Makes a page of an answer, or the typed error that it is. Nothing but an answer of this operation becomes a page.</summary>
internal sealed class AnswerReader(WireBounds bounds)
{
    internal BackupPage Read(RawAnswer answer, CancellationToken cancellationToken) => Read(answer, null, cancellationToken);

    /// <param name="answer">What came back.</param>
    /// <param name="credentials">The key that the call was signed with: an error may quote what it was sent.</param>
    /// <param name="cancellationToken">Ends the reading of a long body.</param>
    internal BackupPage Read(RawAnswer answer, RdsCredentials? credentials, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is < 200 or >= 300)
        {
            throw ReadError(answer, credentials, cancellationToken);
        }

        var node = new PageNode();
        RdsCallException? error;
        try
        {
            WireBody.Walk(answer.Body.Span, answer.ContentType, node, bounds, cancellationToken);
            error = node.MayBeError ? ReadErrorInAnswer(answer, credentials, cancellationToken) : null;
        }
        catch (WireFormatException exception)
        {
            throw Unreadable(answer, exception.Message, exception.ExceedsBounds ? RetryRemedy.None : RetryRemedy.TryAgain);
        }

        if (error is not null)
        {
            throw error;
        }

        var page = node.ToPage() ?? throw Unreadable(answer, "it is not an answer of DescribeBackups", RetryRemedy.None);

        return page.Backups.Count == 0 && page.PageRecordCount > 0
            ? throw Unreadable(answer, string.Create(CultureInfo.InvariantCulture, $"it announces {page.PageRecordCount} backups and holds none"), RetryRemedy.TryAgain)
            : PlainId.Of(page.RequestId) is null ? page with { RequestId = answer.RequestId } : page;
    }

    private RdsCallException ReadError(RawAnswer answer, RdsCredentials? credentials, CancellationToken cancellationToken)
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

        return ToException(node, answer, credentials, "it has no error code");
    }

    /// <summary>The failure that a body without rows tells of although its status is that of success; <see langword="null"/> when it tells of none.</summary>
    private RdsCallException? ReadErrorInAnswer(RawAnswer answer, RdsCredentials? credentials, CancellationToken cancellationToken)
    {
        var node = new ErrorNode();
        WireBody.Walk(answer.Body.Span, answer.ContentType, node, bounds, cancellationToken);
        return node.IsFailure ? ToException(node, answer, credentials, "it says that the call failed and names no error code") : null;
    }

    private static RdsCallException ToException(ErrorNode node, RawAnswer answer, RdsCredentials? credentials, string reasonWithoutCode) =>
        node.ToError(answer.StatusCode, answer.RequestId, new Redactor(credentials?.AccessKeySecret, credentials?.SecurityToken)) is { } error
            ? ServiceErrors.ToException(error, answer.RetryAfter)
            : Unreadable(answer, reasonWithoutCode, RemedyForStatus(answer));

    private static RetryRemedy RemedyForStatus(RawAnswer answer) =>
        answer.StatusCode is >= 500 or 408 or 429 || answer.RetryAfter is not null ? RetryRemedy.TryAgain : RetryRemedy.None;

    private static RdsResponseFormatException Unreadable(RawAnswer answer, string reason, RetryRemedy remedy) =>
        new($"The answer cannot be read: {reason}.", answer.StatusCode)
        {
            RequestId = answer.RequestId,
            Host = answer.Host,
            Remedy = remedy,
            ServerDelay = answer.RetryAfter?.Delay,
        };
}
