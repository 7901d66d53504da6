namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>
/// One 64-bit key per block, from a xorshift generator of full period: no two blocks of an object have the same key. The generator is
/// linear, so the key of any block is computed in logarithmic time.
/// </summary>
internal static class Keystream
{
    /// <summary>Element b advances 2^b blocks.</summary>
    private static readonly LinearMap[] Leaps = MakeLeaps();

    public static ulong Next(ulong key)
    {
        key ^= key << 13;
        key ^= key >> 7;
        return key ^ (key << 17);
    }

    public static ulong At(ulong first, long block)
    {
        for (var power = 0; block >> power != 0; power++)
        {
            if (((block >> power) & 1) != 0)
            {
                first = Leap(first, power);
            }
        }

        return first;
    }

    /// <summary>The key 2^<paramref name="power"/> blocks later.</summary>
    public static ulong Leap(ulong key, int power) => Leaps[power].Apply(key);

    private static LinearMap[] MakeLeaps()
    {
        var leaps = new LinearMap[63 - ContentBlock.SizeBits];
        leaps[0] = new LinearMap(Next);
        for (var power = 1; power < leaps.Length; power++)
        {
            leaps[power] = leaps[power - 1].Twice();
        }

        return leaps;
    }
}
