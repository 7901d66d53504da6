namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>One page of a listing, taken at one moment.</summary>
internal sealed record BackupSlice(IReadOnlyList<EmulatorBackup> Backups, int TotalCount, long TotalSize);
