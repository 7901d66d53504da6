using AliRds.Backups.Client.Emulator.Backups;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>Backups at equal intervals: every seventh is full, and the others are incremental.</summary>
internal sealed record SteadyPattern(int Count, Duration Every, Instant? Until) : IBackupPattern
{
    public void AppendTo(List<BackupRow> rows, ulong random, long firstId, Instant now)
    {
        rows.EnsureCapacity(rows.Count + Count);
        var newest = (Until ?? now - Every).ToUnixTimeTicks();
        var interval = (long)Every.TotalTicks;
        for (var index = 0; index < Count; index++)
        {
            var start = Instant.FromUnixTimeTicks(newest - (interval * (Count - 1 - index))).ToUnixTimeSeconds();
            var traits = index % 7 == 0 ? BackupTraits.None : BackupTraits.Incremental;
            rows.Add(RowGenerator.Generate(random, firstId + index, start, traits));
        }
    }
}
