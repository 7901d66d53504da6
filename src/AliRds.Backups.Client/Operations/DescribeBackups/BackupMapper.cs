namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>Makes a <see cref="Backup"/> of a row that was read.</summary>
internal static class BackupMapper
{
    internal static Backup Map(
        in BackupFields row, IReadOnlyList<DatabaseLink> databaseLinks, IReadOnlyList<AdditionalField> additionalFields)
    {
        return new Backup
        {
            BackupId = row.BackupId is { } backupId ? new BackupId(backupId) : default,
            DbInstanceId = row.DbInstanceId is { } instanceId ? new DbInstanceId(instanceId) : default,
            HostInstanceId = row.HostInstanceId,
            Status = row.Status is { } status ? new BackupStatus(status) : null,
            StartTime = row.StartTime,
            EndTime = row.EndTime,
            Type = row.Type is { } type ? new BackupType(type) : null,
            Mode = row.Mode is { } mode ? new BackupMode(mode) : null,
            Method = row.Method is { } method ? new BackupMethod(method) : null,
            Size = row.Size,
            DownloadLink = row.DownloadLink,
            IntranetDownloadLink = row.IntranetDownloadLink,
            DatabaseLinks = databaseLinks,
            StoreStatus = row.StoreStatus is { } store ? new StoreStatus(store) : null,
            MetaStatus = row.MetaStatus is { } meta ? new MetaStatus(meta) : null,
            ConsistentTime = row.ConsistentTime,
            IsAvailable = row.IsAvailable,
            StorageClass = row.StorageClass is { } storage ? new StorageClass(storage) : null,
            Encryption = row.Encryption,
            IsCopyOnly = row.IsCopyOnly,
            Initiator = row.Initiator is { } initiator ? new BackupInitiator(initiator) : null,
            Checksum = row.Checksum,
            Engine = row.Engine is { } engine ? new DatabaseEngine(engine) : null,
            EngineVersion = row.EngineVersion,
            ExpectedExpireTime = row.ExpectedExpireTime,
            Legacy = row.Legacy,
            AdditionalFields = additionalFields,
        };
    }
}
