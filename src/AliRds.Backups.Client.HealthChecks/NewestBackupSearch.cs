using NodaTime;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>Goes through rows and keeps the newest restorable full backup.</summary>
/// <param name="dbInstanceId">The requested instance.</param>
/// <param name="latestStart">Rows with a later start are ignored.</param>
internal sealed class NewestBackupSearch(DbInstanceId dbInstanceId, Instant latestStart)
{
    public Backup? Newest { get; private set; }

    /// <summary>The number of rows read.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of ignored rows: their start is missing or in the future, or they were not asked for.</summary>
    public int RowsIgnored { get; private set; }

    public void Look(Backup backup)
    {
        Rows++;
        if (backup.StartTime is not { } start || start > latestStart || !WasAskedFor(backup))
        {
            RowsIgnored++;
        }
        else if (backup.IsRestorable && (Newest is null || start > Newest.StartTime))
        {
            Newest = backup;
        }
    }

    /// <summary>The age of the newest backup, counted from its start; zero if the service's clock is ahead of the local one.</summary>
    public TimeSpan? AgeAt(Instant now) => Newest?.StartTime is { } start ? Duration.Max(now - start, Duration.Zero).ToTimeSpan() : null;

    /// <summary>Whether the row is of the requested instance and type. A missing field counts as a match.</summary>
    private bool WasAskedFor(Backup backup) =>
        (backup.DbInstanceId.IsEmpty || backup.DbInstanceId == dbInstanceId) && (backup.Type is null || backup.Type == BackupType.FullBackup);
}
