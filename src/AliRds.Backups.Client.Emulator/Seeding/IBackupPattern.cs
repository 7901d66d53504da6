using AliRds.Backups.Client.Emulator.Store;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>A compact description of many backups, unfolded when its instance is first asked for.</summary>
internal interface IBackupPattern
{
    /// <summary>Adds rows, oldest first. Ids count up from <paramref name="firstId"/>.</summary>
    void AppendTo(List<BackupRow> rows, ulong random, long firstId, Instant now);
}
