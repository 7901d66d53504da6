using System.Buffers.Text;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Resolves the five named references, character references and line breaks of XML text.</summary>
internal static class XmlText
{
    /// <summary>Longer than any real reference.</summary>
    private const int MaxReferenceLength = 16;

    /// <param name="text">The text as it is in the document.</param>
    /// <param name="target">At least as long as the text, which can only become shorter.</param>
    /// <param name="resolvesReferences">Whether <c>&amp;</c> begins a reference, which it does not in a CDATA section.</param>
    /// <returns>The length of the resolved text; -1 if it contains a reference that is not predefined.</returns>
    internal static int Resolve(ReadOnlySpan<byte> text, Span<byte> target, bool resolvesReferences)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var plain = resolvesReferences ? text.IndexOfAny((byte)'&', (byte)'\r') : text.IndexOf((byte)'\r');
            plain = plain < 0 ? text.Length : plain;
            text[..plain].CopyTo(target[written..]);
            written += plain;
            text = text[plain..];
            if (text.IsEmpty)
            {
                break;
            }

            var used = text[0] == '\r' ? ResolveLineBreak(text, target[written..]) : ResolveReference(text, target[written..], out plain);
            if (used == 0)
            {
                return -1;
            }

            written += text[0] == '\r' ? 1 : plain;
            text = text[used..];
        }

        return written;
    }

    private static int ResolveLineBreak(ReadOnlySpan<byte> text, Span<byte> target)
    {
        target[0] = (byte)'\n';
        return text.StartsWith("\r\n"u8) ? 2 : 1;
    }

    /// <returns>The length of the reference in bytes; 0 if it is not valid.</returns>
    private static int ResolveReference(ReadOnlySpan<byte> text, Span<byte> target, out int written)
    {
        written = 0;
        var end = text[..Math.Min(text.Length, MaxReferenceLength)].IndexOf((byte)';');
        if (end < 2 || GetCharacter(text[1..end]) is not { } character)
        {
            return 0;
        }

        written = character.EncodeToUtf8(target);
        return end + 1;
    }

    private static Rune? GetCharacter(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("amp"u8) => new Rune('&'),
        _ when name.SequenceEqual("lt"u8) => new Rune('<'),
        _ when name.SequenceEqual("gt"u8) => new Rune('>'),
        _ when name.SequenceEqual("quot"u8) => new Rune('"'),
        _ when name.SequenceEqual("apos"u8) => new Rune('\''),
        [(byte)'#', (byte)'x', .. var hex] => GetCharacter(hex, 'x'),
        [(byte)'#', >= (byte)'0' and <= (byte)'9', ..] => GetCharacter(name[1..], 'D'),
        _ => null,
    };

    private static Rune? GetCharacter(ReadOnlySpan<byte> digits, char format) =>
        Utf8Parser.TryParse(digits, out int value, out var consumed, format) && consumed == digits.Length
        && Rune.TryCreate(value, out var rune) && value is 0x09 or 0x0A or 0x0D or (>= 0x20 and not (0xFFFE or 0xFFFF)) ? rune : null;
}
