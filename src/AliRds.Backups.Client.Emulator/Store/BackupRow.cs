namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>One backup in 40 bytes; everything else is worked out when it is written. <paramref name="Exact"/> holds a row that a user gave.</summary>
internal readonly record struct BackupRow(
    long Id, long StartSeconds, long Size, int ElapsedSeconds, BackupTraits Traits, EmulatorBackup? Exact) : IComparable<BackupRow>
{
    public long EndSeconds => StartSeconds + ElapsedSeconds;

    public bool Has(BackupTraits trait) => (Traits & trait) != 0;

    public int CompareTo(BackupRow other)
    {
        var byStart = StartSeconds.CompareTo(other.StartSeconds);
        return byStart != 0 ? byStart : Id.CompareTo(other.Id);
    }
}
