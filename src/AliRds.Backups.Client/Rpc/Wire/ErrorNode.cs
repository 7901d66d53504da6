using System.Text;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// Reads an error body. The members come in any order and, from some gateways, in lower case; the XML root can have any name.
/// </summary>
internal sealed class ErrorNode : WireNode
{
    private const string StringToSignMark = "server string to sign is:";

    private readonly Dictionary<string, string> _accessDenied = new(StringComparer.Ordinal);
    private string? _code;
    private string? _message;
    private string? _requestId;
    private string? _hostId;
    private string? _recommendation;
    private bool? _isSuccess;

    /// <summary>
    /// Whether the body reports a failure. Some gateways send a code and a message with every response, which then say that the call
    /// succeeded.
    /// </summary>
    internal bool IsFailure =>
        _isSuccess is false || (_isSuccess is null && _code is not null && !IsSuccessCode(_code) && _message is not null);

    internal override WireNode? GetChild(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "AccessDeniedDetail"u8) ? new DetailNode(_accessDenied) : null;

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (Ascii.EqualsIgnoreCase(name, "Code"u8))
        {
            _code = GetText(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "Message"u8))
        {
            _message = GetText(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "RequestId"u8))
        {
            _requestId = GetText(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "HostId"u8))
        {
            _hostId = GetText(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "Recommend"u8))
        {
            _recommendation = GetText(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "Success"u8))
        {
            value.TryGetBoolean(out _isSuccess);
        }
    }

    /// <summary>The error that was read; <see langword="null"/> if the body has no code, so it is not an error of the service.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="requestId">The id of the request in the header.</param>
    /// <param name="redactor">Removes secrets, because the service may quote what it was sent.</param>
    internal ServiceError? ToError(int statusCode, string? requestId, Redactor redactor)
    {
        if (_code is null)
        {
            return null;
        }

        var message = _message ?? string.Empty;
        var mark = message.IndexOf(StringToSignMark, StringComparison.OrdinalIgnoreCase);
        return new ServiceError
        {
            Code = redactor.Redact(_code),
            Message = redactor.Redact(mark < 0 ? message : $"{message[..mark].Trim()} (string to sign left out)"),
            ServerStringToSign = mark < 0 ? null : message[(mark + StringToSignMark.Length)..].Trim(),
            StatusCode = statusCode,
            RequestId = SafeId.From(Redact(_requestId, redactor)) ?? requestId,
            HostId = Redact(_hostId, redactor),
            Recommendation = Redact(_recommendation, redactor),
            AccessDeniedDetail = Redact(_accessDenied, redactor),
        };
    }

    /// <summary>The text is for people, so invalid UTF-8 is replaced and the rest is kept.</summary>
    private static string? GetText(in WireValue value) =>
        value.IsAbsent || value.Kind == WireKind.Structure ? null : Encoding.UTF8.GetString(value.Utf8);

    private static bool IsSuccessCode(string code) =>
        code is "0" or "200"
        || code.Equals("OK", StringComparison.OrdinalIgnoreCase)
        || code.Equals("Success", StringComparison.OrdinalIgnoreCase);

    private static string? Redact(string? text, Redactor redactor) => text is null ? null : redactor.Redact(text);

    private static Dictionary<string, string> Redact(Dictionary<string, string> members, Redactor redactor)
    {
        var redacted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            // Two names that consist of secrets become equal.
            redacted[redactor.Redact(name)] = redactor.Redact(value);
        }

        return redacted;
    }

    private sealed class DetailNode(Dictionary<string, string> members) : WireNode
    {
        /// <summary>More than any real response has.</summary>
        private const int MaxMembers = 1000;

        internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
        {
            members[Encoding.UTF8.GetString(name)] = Encoding.UTF8.GetString(value.Utf8);
            if (members.Count > MaxMembers)
            {
                throw new WireFormatException("its AccessDeniedDetail contains more than 1000 members", exceedsLimits: true);
            }
        }
    }
}
