namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>Stateless random numbers: the same inputs always give the same number, on every machine (SplitMix64's finalizer).</summary>
internal static class Mix
{
    public static ulong Of(ulong seed, ulong value)
    {
        var mixed = seed + ((value + 1) * 0x9E3779B97F4A7C15UL);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    public static ulong Of(ulong seed, string text)
    {
        var hash = seed;
        foreach (var unit in text)
        {
            hash = Of(hash, unit);
        }

        return hash;
    }

    /// <summary>True about <paramref name="percent"/> times in a hundred.</summary>
    public static bool Chance(ulong random, uint percent) => random % 100 < percent;
}
