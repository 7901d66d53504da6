using AliRds.Backups.Client.Emulator.Backups;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>A compact description of many backups. Its rows are created when the instance is first read.</summary>
internal interface IBackupPattern
{
    /// <summary>Adds rows, oldest first. Ids count up from <paramref name="firstId"/>.</summary>
    void AppendTo(List<BackupRow> rows, ulong random, long firstId, Instant now);
}
