using NodaTime;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>Looks at rows one after another and keeps the newest that an instance can be restored from.</summary>
/// <param name="dbInstanceId">The instance that was asked for.</param>
/// <param name="latestStart">A row that starts later is not believed.</param>
internal sealed class NewestBackupSearch(DbInstanceId dbInstanceId, Instant latestStart)
{
    public Backup? Newest { get; private set; }

    /// <summary>All rows that were looked at.</summary>
    public int Rows { get; private set; }

    /// <summary>Those of them that cannot be judged, or were not asked for.</summary>
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

    /// <summary>The age of the newest, from its start; zero when the clock of the service is ahead of ours.</summary>
    public TimeSpan? AgeAt(Instant now) => Newest?.StartTime is { } start ? Duration.Max(now - start, Duration.Zero).ToTimeSpan() : null;

    /// <summary>A field that the row does not have says nothing against it.</summary>
    private bool WasAskedFor(Backup backup) =>
        (backup.DbInstanceId.IsEmpty || backup.DbInstanceId == dbInstanceId) && (backup.Type is null || backup.Type == BackupType.FullBackup);
}
