using System.Buffers;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Cuts blanks, those beyond ASCII too, from both ends of a text.</summary>
internal static class WireBlanks
{
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || (IsInk(utf8[0]) && IsInk(utf8[^1])))
        {
            return utf8;
        }

        while (Rune.DecodeFromUtf8(utf8, out var first, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            utf8 = utf8[length..];
        }

        while (Rune.DecodeLastFromUtf8(utf8, out var last, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            utf8 = utf8[..^length];
        }

        return utf8;
    }

    private static bool IsInk(byte value) => value is > (byte)' ' and < 0x7F;
}
