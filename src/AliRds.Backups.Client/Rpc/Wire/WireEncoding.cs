using System.Text;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Detects whether a body is UTF-8, and names the encoding if it is not.</summary>
internal static class WireEncoding
{
    private const int MaxNameLength = 40;
    private const int MaxDeclarationLength = 256;

    /// <param name="body">The body.</param>
    /// <param name="contentType">The header that may name the encoding.</param>
    /// <returns>Whether the whole body is valid UTF-8. If not, the walkers find the texts that are malformed.</returns>
    /// <exception cref="WireFormatException">The body is in another encoding, or compressed.</exception>
    internal static bool IsUtf8(ReadOnlySpan<byte> body, string? contentType)
    {
        if (DetectOtherEncoding(body) is { } other)
        {
            throw Unsupported(other);
        }

        // ASCII is the same in every encoding that a server may name by mistake.
        if (Ascii.IsValid(body))
        {
            return true;
        }

        return (GetCharset(contentType) ?? GetDeclaredEncoding(body)) is { } name && !IsUtf8Name(name)
            ? throw Unsupported(IsPresentable(name) ? name : "an encoding with an unusual name")
            : Utf8.IsValid(body);
    }

    private static string? DetectOtherEncoding(ReadOnlySpan<byte> body) => body switch
    {
        [0x1F, 0x8B, ..] => throw new WireFormatException("it is gzip-compressed, but no header says so"),
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, not 0, ..] => "UTF-16",
        _ => null,
    };

    private static string? GetCharset(string? contentType)
    {
        foreach (var part in (contentType ?? string.Empty).Split(';'))
        {
            if (part.Split('=', 2) is [var name, var value] && name.Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                return value.Trim(' ', '\t', '"', '\'') is { Length: > 0 } charset ? charset : null;
            }
        }

        return null;
    }

    /// <summary>The encoding in <c>&lt;?xml version="1.0" encoding="..."?&gt;</c>.</summary>
    private static string? GetDeclaredEncoding(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, MaxDeclarationLength)]);
        var start = head.IndexOf("<?xml", StringComparison.Ordinal);
        var end = start < 0 ? -1 : head.IndexOf("?>", start, StringComparison.Ordinal);
        var at = end < 0 ? -1 : head.IndexOf("encoding", start, end - start, StringComparison.Ordinal);
        return at < 0 ? null : head[at..end].Split('"', '\'').ElementAtOrDefault(1);
    }

    private static bool IsUtf8Name(string name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static bool IsPresentable(string name) =>
        name.Length <= MaxNameLength && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':');

    private static WireFormatException Unsupported(string encoding) => new($"it is encoded in {encoding}, but the client reads only UTF-8");
}
