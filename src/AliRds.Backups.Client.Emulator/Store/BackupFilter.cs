using AliRds.Backups.Client.Emulator.Backups;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>
/// The conditions of a listing; null means no condition. Times are compared with the start of a backup and include both ends.
/// </summary>
internal sealed record BackupFilter
{
    public static BackupFilter All { get; } = new();

    public long? Id { get; init; }

    public bool? Failed { get; init; }

    public bool? Manual { get; init; }

    public bool? Incremental { get; init; }

    public long FromSeconds { get; init; } = long.MinValue;

    public long ToSeconds { get; init; } = long.MaxValue;

    /// <summary>Whether the time range is the only condition, so that no row has to be read.</summary>
    public bool IsRangeOnly => Id is null && Failed is null && Manual is null && Incremental is null;

    public bool Matches(in BackupRow row) =>
        (Id is null || row.Id == Id)
        && (Failed is null || row.Has(BackupTraits.Failed) == Failed)
        && (Manual is null || row.Has(BackupTraits.Manual) == Manual)
        && (Incremental is null || row.Has(BackupTraits.Incremental) == Incremental);
}
