namespace AliRds.Backups.Client.Emulator.Primitives;

/// <summary>
/// Stateless random numbers: the same inputs give the same number on every machine. This is the finalizer of SplitMix64.
/// </summary>
internal static class SplitMix64
{
    public static ulong Mix(ulong seed, ulong value)
    {
        var mixed = seed + ((value + 1) * 0x9E3779B97F4A7C15UL);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    public static ulong Mix(ulong seed, string text)
    {
        var hash = seed;
        foreach (var unit in text)
        {
            hash = Mix(hash, unit);
        }

        return hash;
    }

    /// <summary>True in about <paramref name="percent"/> of 100 cases.</summary>
    public static bool Chance(ulong random, uint percent) => random % 100 < percent;
}
