namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>A linear map of 64 bits over GF(2), stored as one table per hexadecimal digit.</summary>
internal sealed class LinearMap
{
    private const int Digits = 16;

    private readonly ulong[] _tables = new ulong[Digits * 16];

    /// <param name="image">The map. It is called for the 64 numbers with exactly one bit set.</param>
    public LinearMap(Func<ulong, ulong> image)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            Spread(bit, image(1UL << bit));
        }
    }

    public ulong Apply(ulong value)
    {
        var result = 0UL;
        for (var digit = 0; digit < Digits; digit++, value >>= 4)
        {
            result ^= _tables[(digit << 4) | (int)(value & 15)];
        }

        return result;
    }

    /// <summary>This map applied twice.</summary>
    public LinearMap Twice() => new(value => Apply(Apply(value)));

    private void Spread(int bit, ulong image)
    {
        var table = _tables.AsSpan(bit / 4 * 16, 16);
        for (var digit = 0; digit < table.Length; digit++)
        {
            table[digit] ^= ((digit >> (bit & 3)) & 1) == 0 ? 0 : image;
        }
    }
}
