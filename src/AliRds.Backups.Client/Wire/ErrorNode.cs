using System.Text;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Wire;

/// <summary>Takes an error body. Its members come in any order and, from some gateways, in lower case; its XML root has any name.</summary>
internal sealed class ErrorNode : WireNode
{
    private const string StringToSignMark = "server string to sign is:";

    private readonly TextPool _pool = new();
    private readonly Dictionary<string, string> _accessDenied = new(StringComparer.Ordinal);
    private string? _code;
    private string? _message;
    private string? _requestId;
    private string? _hostId;
    private string? _recommendation;

    internal override WireNode? Child(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "AccessDeniedDetail"u8) ? new DetailNode(_accessDenied) : null;

    internal override void Value(ReadOnlySpan<byte> name, in WireValue value)
    {
        switch (Encoding.UTF8.GetString(name).ToUpperInvariant())
        {
            case "CODE":
                WireConvert.Word(value, _pool, out _code);
                break;
            case "MESSAGE":
                WireConvert.Word(value, _pool, out _message);
                break;
            case "REQUESTID":
                WireConvert.Word(value, _pool, out _requestId);
                break;
            case "HOSTID":
                WireConvert.Word(value, _pool, out _hostId);
                break;
            case "RECOMMEND":
                WireConvert.Word(value, _pool, out _recommendation);
                break;
            default:
                break;
        }
    }

    /// <summary>Makes the error of what was taken. <see langword="null"/>: the body has no code, so it is no error of the service.</summary>
    internal ServiceError? ToError(int statusCode, string? requestId)
    {
        if (_code is null)
        {
            return null;
        }

        var message = _message ?? string.Empty;
        var mark = message.IndexOf(StringToSignMark, StringComparison.OrdinalIgnoreCase);
        return new ServiceError
        {
            Code = _code,
            Message = mark < 0 ? message : $"{message[..mark].Trim()} (string to sign left out)",
            ServerStringToSign = mark < 0 ? null : message[(mark + StringToSignMark.Length)..].Trim(),
            StatusCode = statusCode,
            RequestId = _requestId ?? requestId,
            HostId = _hostId,
            Recommendation = _recommendation,
            AccessDeniedDetail = _accessDenied.AsReadOnly(),
        };
    }

    private sealed class DetailNode(Dictionary<string, string> members) : WireNode
    {
        internal override void Value(ReadOnlySpan<byte> name, in WireValue value) => members[Encoding.UTF8.GetString(name)] = value.ToString();
    }
}
