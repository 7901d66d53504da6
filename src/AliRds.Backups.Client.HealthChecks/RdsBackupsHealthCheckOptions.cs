using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>What counts as healthy.</summary>
public sealed class RdsBackupsHealthCheckOptions
{
    /// <summary>The instance whose backups are judged.</summary>
    /// <value>Required.</value>
    public DbInstanceId DbInstanceId { get; set; }

    /// <summary>How old the newest restorable full backup may be, counted from its start.</summary>
    /// <value>Default: 8 days, a weekly full backup and a day of slack. Above 0.</value>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(8);

    /// <summary>The name of the client to ask; <see langword="null"/> for the one without a name.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ClientName { get; set; }

    internal void Require()
    {
        if (DbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DbInstanceId is missing: name the instance whose backups are judged.", nameof(DbInstanceId));
        }

        if (MaxAge <= TimeSpan.Zero)
        {
            throw new ArgumentException("MaxAge must be above zero.", nameof(MaxAge));
        }
    }
}
