using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>Creates a row from random numbers.</summary>
internal static class RowGenerator
{
    private const long Mebibyte = 1 << 20;

    public static BackupRow Generate(ulong random, long id, long startSeconds, BackupTraits traits)
    {
        var dice = SplitMix64.Mix(random, (ulong)id);
        traits |= SplitMix64.Chance(dice >> 8, 3) ? BackupTraits.Failed : 0;
        traits |= SplitMix64.Chance(dice >> 16, 50) ? BackupTraits.SecondHost : 0;
        traits |= SplitMix64.Chance(dice >> 24, 5) ? BackupTraits.Snapshot : 0;
        return new BackupRow(id, startSeconds, Size(dice, traits), 60 + (int)((dice >> 32) % 1800), traits, Exact: null);
    }

    private static long Size(ulong dice, BackupTraits traits)
    {
        if (traits.HasFlag(BackupTraits.Failed))
        {
            return 0;
        }

        var scale = traits.HasFlag(BackupTraits.Incremental) ? 64 : 4096;
        return (scale * Mebibyte) + (long)(dice >> 20) % (scale * Mebibyte);
    }
}
