using AliRds.Backups.Client.Emulator.Store;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>Draws what is random about a generated row.</summary>
internal static class RowDraw
{
    private const long Mebibyte = 1 << 20;

    public static BackupRow Draw(ulong random, long id, long startSeconds, BackupTraits traits)
    {
        var dice = Mix.Of(random, (ulong)id);
        traits |= Mix.Chance(dice >> 8, 3) ? BackupTraits.Failed : 0;
        traits |= Mix.Chance(dice >> 16, 50) ? BackupTraits.SecondHost : 0;
        traits |= Mix.Chance(dice >> 24, 5) ? BackupTraits.Snapshot : 0;
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
