using System.Text;

namespace AliRds.Backups.Client.Emulator.Primitives;

/// <summary>Reads the pairs of a query or a form. The web framework's decoding would lose details that a signature covers.</summary>
internal static class FormEncoding
{
    public static List<KeyValuePair<string, string>> Parse(ReadOnlySpan<char> text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('&');
            var pair = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!pair.IsEmpty)
            {
                pairs.Add(ParsePair(pair));
            }
        }

        return pairs;
    }

    private static KeyValuePair<string, string> ParsePair(ReadOnlySpan<char> text)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var value = equals < 0 ? [] : text[(equals + 1)..];
        return new(Decode(name), Decode(value));
    }

    /// <summary>Decodes text. A plus sign is a space, and invalid escapes are kept.</summary>
    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
        {
            return text.ToString();
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (IsEscape(text[index..]))
            {
                bytes[length++] = Convert.FromHexString(text.Slice(index + 1, 2))[0];
                index += 2;
            }
            else if (text[index] == '+')
            {
                bytes[length++] = (byte)' ';
            }
            else
            {
                length += Encoding.UTF8.GetBytes(text.Slice(index, 1), bytes.AsSpan(length));
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
