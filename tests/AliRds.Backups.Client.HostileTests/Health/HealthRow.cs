namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>A row in JSON, each field as a text or left out: whatever a health check may have to judge.</summary>
internal sealed record HealthRow(string Id, string? Start)
{
    internal string? End { get; init; } = Start;

    internal string? Instance { get; init; } = Support.HandMade.Instance;

    internal string? Type { get; init; } = "FullBackup";

    internal string Status { get; init; } = "Success";

    /// <summary>A row that began so many days before the clock of the checks, and took no time.</summary>
    internal static HealthRow DaysOld(string id, double days) => new(id, $"{FixedClock.Now.AddDays(-days):yyyy-MM-ddTHH:mm:ssZ}");

    public override string ToString() => $$"""
        {"BackupId":"{{Id}}","BackupStatus":"{{Status}}"{{Field("BackupStartTime", Start)}}{{Field("BackupEndTime", End)}}{{Field("DBInstanceId", Instance)}}{{Field("BackupType", Type)}} }
        """;

    private static string Field(string name, string? value) => value is null ? "" : $",\"{name}\":\"{value}\"";
}
