namespace AliRds.Backups.Client.HealthChecks;

/// <summary>The options of the health check.</summary>
public sealed class RdsBackupsHealthCheckOptions
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(3650);

    /// <summary>The instance whose backups are checked.</summary>
    /// <value>Required.</value>
    public DbInstanceId DbInstanceId { get; set; }

    /// <summary>The maximum age of the newest restorable full backup, counted from its start.</summary>
    /// <value>Default: 8 days, for a weekly full backup with a day of slack. Above 0, to 3650 days.</value>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(8);

    /// <summary>The name of the client to use; <see langword="null"/> for the client without a name.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? ClientName { get; set; }

    /// <summary>The default name of the check. It is unique for each instance and client.</summary>
    internal string CheckName => ClientName is null ? $"rds-backups:{DbInstanceId}" : $"rds-backups:{ClientName}:{DbInstanceId}";

    internal void Require()
    {
        if (DbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DbInstanceId is missing: set it to the instance whose backups are checked.", nameof(DbInstanceId));
        }

        _ = DescribeBackupsRequest.For(DbInstanceId).Build(); // Throws if the id is not valid.
        if (MaxAge <= TimeSpan.Zero || MaxAge > LongestAge)
        {
            throw new ArgumentException($"MaxAge must be above zero and at most {LongestAge.Days} days.", nameof(MaxAge));
        }

        if (ClientName is not null && string.IsNullOrWhiteSpace(ClientName))
        {
            throw new ArgumentException(
                "ClientName is blank: set it to the name of a client, or to null for the client without a name.", nameof(ClientName));
        }
    }
}
