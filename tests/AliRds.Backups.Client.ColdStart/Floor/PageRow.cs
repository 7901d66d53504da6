namespace AliRds.Backups.Client.ColdStart.Floor;

/// <summary>The fields of a row, as they stand in the page.</summary>
internal sealed class PageRow
{
    public string? BackupId { get; set; }

    public string? DBInstanceId { get; set; }

    public string? HostInstanceID { get; set; }

    public string? BackupStatus { get; set; }

    public string? BackupStartTime { get; set; }

    public string? BackupEndTime { get; set; }

    public string? BackupType { get; set; }

    public string? BackupMode { get; set; }

    public string? BackupMethod { get; set; }

    public long BackupSize { get; set; }

    public string? BackupDownloadURL { get; set; }

    public string? BackupIntranetDownloadURL { get; set; }

    public string? StoreStatus { get; set; }

    public string? MetaStatus { get; set; }

    public long ConsistentTime { get; set; }

    public int IsAvail { get; set; }

    public string? StorageClass { get; set; }

    public string? Encryption { get; set; }

    public string? BackupInitiator { get; set; }

    public string? Checksum { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? ExpectExpireTime { get; set; }
}
