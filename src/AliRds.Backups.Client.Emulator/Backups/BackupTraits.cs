namespace AliRds.Backups.Client.Emulator.Backups;

[Flags]
internal enum BackupTraits
{
    None = 0,
    Failed = 1,
    Manual = 2,
    Incremental = 4,
    Snapshot = 8,
    SecondHost = 16,
}
