using System.Text;

namespace AliRds.Backups.Client.Wire;

/// <summary>Gives the same string for the same text while one answer is read: most texts of a row stand in every row.</summary>
internal sealed class TextPool
{
    private const int Slots = 128;

    private readonly string?[] _slots = new string?[Slots];

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        var slot = ((utf8.Length * 31) + (utf8[0] * 7) + utf8[^1]) % Slots;
        var known = _slots[slot];
        if (known is null || !Ascii.Equals(utf8, known))
        {
            known = Encoding.UTF8.GetString(utf8);
            _slots[slot] = known;
        }

        return known;
    }
}
