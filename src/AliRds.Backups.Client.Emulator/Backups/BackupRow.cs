namespace AliRds.Backups.Client.Emulator.Backups;

/// <summary>
/// One backup in 40 bytes, so that a million of them fit in memory. Everything else is computed when the row is read.
/// <paramref name="Exact"/> holds a backup that the user added.
/// </summary>
internal readonly record struct BackupRow(
    long Id, long StartSeconds, long Size, int DurationSeconds, BackupTraits Traits, EmulatorBackup? Exact) : IComparable<BackupRow>
{
    public long EndSeconds => StartSeconds + DurationSeconds;

    public bool Has(BackupTraits trait) => (Traits & trait) != 0;

    public int CompareTo(BackupRow other)
    {
        var byStart = StartSeconds.CompareTo(other.StartSeconds);
        return byStart != 0 ? byStart : Id.CompareTo(other.Id);
    }
}
