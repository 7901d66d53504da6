namespace AliRds.Backups.Client.HealthChecks;

/// <summary>What counts as healthy.</summary>
public sealed class RdsBackupsHealthCheckOptions
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(3650);

    /// <summary>The instance whose backups are judged.</summary>
    /// <value>Required.</value>
    public DbInstanceId DbInstanceId { get; set; }

    /// <summary>How old the newest restorable full backup may be, counted from its start.</summary>
    /// <value>Default: 8 days, a weekly full backup and a day of slack. Above 0, to 3650 days.</value>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(8);

    /// <summary>The name of the client to ask; <see langword="null"/> for the one without a name.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ClientName { get; set; }

    /// <summary>A name that tells the checks of several instances and clients apart.</summary>
    internal string CheckName => ClientName is null ? $"rds-backups:{DbInstanceId}" : $"rds-backups:{ClientName}:{DbInstanceId}";

    internal void Require()
    {
        if (DbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DbInstanceId is missing: name the instance whose backups are judged.", nameof(DbInstanceId));
        }

        _ = DescribeBackupsRequest.For(DbInstanceId).Build(); // Refuses what no call can send.
        if (MaxAge <= TimeSpan.Zero || MaxAge > LongestAge)
        {
            throw new ArgumentException($"MaxAge must be above zero and at most {LongestAge.Days} days.", nameof(MaxAge));
        }

        if (ClientName is not null && string.IsNullOrWhiteSpace(ClientName))
        {
            throw new ArgumentException("ClientName is blank: give the name of a client, or null for the one without a name.", nameof(ClientName));
        }
    }
}
