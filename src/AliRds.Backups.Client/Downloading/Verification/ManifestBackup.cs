namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>The row of the listing. Times are ISO 8601 in UTC; 64-bit checksums are text, since many readers of JSON round large numbers.</summary>
internal sealed record ManifestBackup
{
    public required string InstanceId { get; init; }

    public required string BackupId { get; init; }

    public string? Database { get; init; }

    public string? HostInstanceId { get; init; }

    public string? Engine { get; init; }

    public string? EngineVersion { get; init; }

    public string? Method { get; init; }

    public string? Type { get; init; }

    public string? Mode { get; init; }

    public string? StartTime { get; init; }

    public string? EndTime { get; init; }

    public string? ConsistentTime { get; init; }

    public long? Size { get; init; }

    public string? Checksum { get; init; }

    internal static ManifestBackup Of(Backup backup, string? database) => new()
    {
        InstanceId = backup.DbInstanceId.Value,
        BackupId = backup.BackupId.Value,
        Database = database,
        HostInstanceId = backup.HostInstanceId,
        Engine = backup.Engine?.Value,
        EngineVersion = backup.EngineVersion,
        Method = backup.Method?.Value,
        Type = backup.Type?.Value,
        Mode = backup.Mode?.Value,
        StartTime = backup.StartTime?.ToString(),
        EndTime = backup.EndTime?.ToString(),
        ConsistentTime = backup.ConsistentTime?.ToString(),
        Size = backup.Size,
        Checksum = ManifestFile.Text(backup.Checksum),
    };
}
