using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Reads a response of STS: a key, or the reason why not, with the code and the request id.</summary>
internal static class StsReply
{
    private const int LongestMessage = 300;

    public static string? ErrorCode(HttpAnswer response) =>
        response.IsSuccess ? null : CredentialsJson.TryRead(response.Body, CredentialsJsonContext.Default.StsAnswer)?.Code;

    /// <summary>Whether STS refused the time of the call and told its own, which is learnt: then the call is worth another try.</summary>
    public static bool TeachesTime(HttpAnswer response, CredentialsRuntime runtime)
    {
        var isRefused = ErrorCode(response) is { } code
            && (code.StartsWith("InvalidTimeStamp", StringComparison.OrdinalIgnoreCase) || code == "IllegalTimestamp");
        if (!isRefused || response.Date is not { } date)
        {
            return false;
        }

        runtime.ServiceClock.Learn(date, runtime.Now);
        return true;
    }

    /// <param name="response">What came back.</param>
    /// <param name="action">The operation, for messages.</param>
    /// <param name="secrets">What was sent and must not be shown: the service quotes what it was sent.</param>
    public static IssuedKey Read(HttpAnswer response, string action, params ReadOnlySpan<string?> secrets)
    {
        if (!response.IsSuccess)
        {
            throw Refusal(response, action, secrets);
        }

        var source = $"STS {action}";
        var read = CredentialsJson.Read(response.Body, CredentialsJsonContext.Default.StsAnswer, $"The response of {source}");
        return read.Credentials is { } key
            ? new(key.ToCredentials(source), response.Date)
            : throw new RdsCredentialsUnavailableException($"The response of {source} has no Credentials.");
    }

    private static RdsCredentialsUnavailableException Refusal(HttpAnswer response, string action, ReadOnlySpan<string?> secrets)
    {
        var error = CredentialsJson.TryRead(response.Body, CredentialsJsonContext.Default.StsAnswer);
        var isTransient = response.IsTransient || error?.Code?.StartsWith("Throttling", StringComparison.Ordinal) == true;
        return SafeId.From(error?.Code) is not { } code
            ? new($"STS {action} failed with HTTP status {response.Status} and a response that is not one of STS.") { IsTransient = isTransient }
            : new(
                $"STS {action} was refused: {code}{Quote(error!.Message, code, new Redactor(secrets))} "
                + $"(HTTP status: {response.Status}, request id: {SafeId.From(error.RequestId) ?? "none"}).")
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
