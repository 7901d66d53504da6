using System.Globalization;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Transport;

namespace AliRds.Backups.Client.Wire;

/// <summary>Makes a page of an answer, or the typed error that it is. Nothing but an answer of this operation becomes a page.</summary>
internal sealed class AnswerReader(WireBounds bounds)
{
    internal BackupPage Read(RawAnswer answer)
    {
        if (answer.StatusCode is < 200 or >= 300)
        {
            throw ReadError(answer);
        }

        var node = new PageNode();
        try
        {
            WireBody.Walk(answer.Body, node, bounds);
        }
        catch (WireFormatException exception)
        {
            throw Unreadable(answer, exception.Message, exception.ExceedsBounds ? RetryRemedy.None : RetryRemedy.TryAgain);
        }

        var page = node.ToPage() ?? throw Unreadable(answer, "it is not an answer of DescribeBackups", RetryRemedy.None);
        return page.Backups.Count == 0 && page.PageRecordCount > 0
            ? throw Unreadable(answer, string.Create(CultureInfo.InvariantCulture, $"it announces {page.PageRecordCount} backups and holds none"), RetryRemedy.TryAgain)
            : page.RequestId is null ? page with { RequestId = answer.RequestId } : page;
    }

    private RdsCallException ReadError(RawAnswer answer)
    {
        if (answer.StatusCode < 400)
        {
            return Unreadable(answer, $"it is a redirect to {answer.RedirectHost ?? "an unnamed host"}, which is not followed", RetryRemedy.None);
        }

        var node = new ErrorNode();
        try
        {
            WireBody.Walk(answer.Body, node, bounds);
        }
        catch (WireFormatException exception)
        {
            return Unreadable(answer, exception.Message, RemedyForStatus(answer));
        }

        return node.ToError(answer.StatusCode, answer.RequestId) is { } error
            ? ServiceErrors.ToException(error, answer.RetryAfter)
            : Unreadable(answer, "it has no error code", RemedyForStatus(answer));
    }

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
