using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Reads an answer of STS: a key, or the reason why not, with the code and the request id.</summary>
internal static class StsReply
{
    private const int LongestMessage = 300;

    public static string? ErrorCode(HttpAnswer answer) =>
        answer.IsSuccess ? null : CredentialsJson.TryRead(answer.Body, CredentialsJsonContext.Default.StsAnswer)?.Code;

    /// <summary>Whether STS refused the time of the call and told its own, which is learnt: then the call is worth another try.</summary>
    public static bool TeachesTime(HttpAnswer answer, CredentialsRuntime runtime)
    {
        var isRefused = ErrorCode(answer) is { } code
            && (code.StartsWith("InvalidTimeStamp", StringComparison.OrdinalIgnoreCase) || code == "IllegalTimestamp");
        if (!isRefused || answer.Date is not { } date)
        {
            return false;
        }

        runtime.ServiceClock.Learn(date, runtime.Now);
        return true;
    }

    /// <param name="answer">What came back.</param>
    /// <param name="action">The operation, for messages.</param>
    /// <param name="secrets">What was sent and must not be shown: the service quotes what it was sent.</param>
    public static IssuedKey Read(HttpAnswer answer, string action, params ReadOnlySpan<string?> secrets)
    {
        if (!answer.IsSuccess)
        {
            throw Refusal(answer, action, secrets);
        }

        var source = $"STS {action}";
        var read = CredentialsJson.Read(answer.Body, CredentialsJsonContext.Default.StsAnswer, $"The answer of {source}");
        return read.Credentials is { } key
            ? new(key.ToCredentials(source), answer.Date)
            : throw new RdsCredentialsUnavailableException($"The answer of {source} has no Credentials.");
    }

    private static RdsCredentialsUnavailableException Refusal(HttpAnswer answer, string action, ReadOnlySpan<string?> secrets)
    {
        var error = CredentialsJson.TryRead(answer.Body, CredentialsJsonContext.Default.StsAnswer);
        var isTransient = answer.IsTransient || error?.Code?.StartsWith("Throttling", StringComparison.Ordinal) == true;
        return PlainId.From(error?.Code) is not { } code
            ? new($"STS {action} failed with HTTP status {answer.Status} and an answer that is not one of STS.") { IsTransient = isTransient }
            : new(
                $"STS {action} was refused: {code}{Quote(error!.Message, code, new Redactor(secrets))} "
                + $"(HTTP status: {answer.Status}, request id: {PlainId.From(error.RequestId) ?? "none"}).")
            {
                IsTransient = isTransient,
            };
    }

    private static string Quote(string? message, string code, Redactor redactor)
    {
        // SignatureDoesNotMatch quotes the whole text that was signed.
        if (string.IsNullOrWhiteSpace(message) || code.Contains("Signature", StringComparison.OrdinalIgnoreCase))
        {
            return string.Empty;
        }

        var text = redactor.Redact(message);
        return ": " + (text.Length > LongestMessage ? text[..LongestMessage] + "..." : text);
    }
}
