using System.Buffers;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>
/// RFC 3986 percent-encoding: <c>A-Z a-z 0-9 - _ . ~</c> are kept, every other byte becomes <c>%XY</c> with upper-case digits.
/// </summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    private static readonly SearchValues<char> UnreservedCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <summary>Whether encoding would change nothing, as is true of most names and values of this service.</summary>
    internal static bool IsUnreserved(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(UnreservedCharacters);

    /// <summary>
    /// Encodes into <paramref name="target"/>, which has room for three bytes per source byte, and returns the number of bytes written.
    /// </summary>
    internal static int Encode(ReadOnlySpan<byte> utf8, Span<byte> target)
    {
        var written = 0;
        while (!utf8.IsEmpty)
        {
            var run = utf8.IndexOfAnyExcept(Unreserved);
            run = run < 0 ? utf8.Length : run;
            utf8[..run].CopyTo(target[written..]);
            written += run;
            utf8 = utf8[run..];
            if (!utf8.IsEmpty)
            {
                var value = utf8[0];
                target[written++] = (byte)'%';
                target[written++] = HexDigit(value >> 4);
                target[written++] = HexDigit(value & 0xF);
                utf8 = utf8[1..];
            }
        }

        return written;
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
