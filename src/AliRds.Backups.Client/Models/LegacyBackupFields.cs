namespace AliRds.Backups.Client;

/// <summary>Fields that older servers send and that the current API page no longer lists.</summary>
public sealed record LegacyBackupFields
{
    /// <summary>Where the set is kept, such as <c>OSS</c>. On the wire: <c>BackupLocation</c>.</summary>
    public string? Location { get; init; }

    /// <summary>What the set covers: <c>DBInstance</c> or <c>Database</c>. On the wire: <c>BackupScale</c>.</summary>
    public string? Scale { get; init; }

    /// <summary>The names of the databases, comma-separated. On the wire: <c>BackupDBNames</c>.</summary>
    public string? DatabaseNames { get; init; }

    /// <summary>
    /// State of the extraction: <c>Nostart</c>, <c>Extracing</c> (the service's spelling), <c>Failed</c>, <c>Success</c>. On the wire:
    /// <c>BackupExtractionStatus</c>.
    /// </summary>
    public string? ExtractionStatus { get; init; }

    /// <summary>Never documented. On the wire: <c>SlaveStatus</c>.</summary>
    public string? SlaveStatus { get; init; }

    /// <summary>The comment of the instance. On the wire: <c>DBInstanceComment</c>.</summary>
    public string? DbInstanceComment { get; init; }

    /// <summary>The resource group. On the wire: <c>ResourceGroupId</c>, sent from August 2022 to August 2024 only.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The size of all matching sets in bytes, which old servers sent in the row. On the wire: <c>TotalBackupSize</c>.</summary>
    public long? TotalBackupSize { get; init; }
}
