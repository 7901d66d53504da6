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

    /// <param name="answer">What came back.</param>
    /// <param name="action">The operation, for messages.</param>
    /// <param name="secrets">What was sent and must not be shown: the service quotes what it was sent.</param>
    public static RdsCredentials Read(HttpAnswer answer, string action, params ReadOnlySpan<string?> secrets)
    {
        if (!answer.IsSuccess)
        {
            throw Refusal(answer, action, secrets);
        }

        var source = $"STS {action}";
        var read = CredentialsJson.Read(answer.Body, CredentialsJsonContext.Default.StsAnswer, $"The answer of {source}");
        return read.Credentials?.ToCredentials(source)
            ?? throw new RdsCredentialsUnavailableException($"The answer of {source} has no Credentials.");
    }

    private static RdsCredentialsUnavailableException Refusal(HttpAnswer answer, string action, ReadOnlySpan<string?> secrets)
    {
        var error = CredentialsJson.TryRead(answer.Body, CredentialsJsonContext.Default.StsAnswer);
        return error?.Code is not { Length: > 0 } code
            ? new($"STS {action} failed with HTTP status {answer.Status} and an answer that is not one of STS.")
            : new(
                $"STS {action} was refused: {code}{Quote(error.Message, code, secrets)} "
                + $"(HTTP status: {answer.Status}, request id: {error.RequestId ?? "none"}).");
    }

    private static string Quote(string? message, string code, ReadOnlySpan<string?> secrets)
    {
        // SignatureDoesNotMatch quotes the whole text that was signed, with the token in it.
        if (string.IsNullOrWhiteSpace(message) || code.Contains("Signature", StringComparison.OrdinalIgnoreCase))
        {
            return string.Empty;
        }

        foreach (var secret in secrets)
        {
            if (secret is { Length: > 0 } && (message.Contains(secret, StringComparison.Ordinal)
                || message.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal)))
            {
                return string.Empty;
            }
        }

        return ": " + (message.Length > LongestMessage ? message[..LongestMessage] + "..." : message);
    }
}
