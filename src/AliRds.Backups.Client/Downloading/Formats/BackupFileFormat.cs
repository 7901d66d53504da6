namespace AliRds.Backups.Client.Downloading;

/// <summary>A format of backup files, told by their first bytes.</summary>
public enum BackupFileFormat
{
    /// <summary>None of the known ones.</summary>
    Unknown,

    /// <summary>Percona's stream of files, xbstream.</summary>
    XbStream,

    /// <summary>A qpress archive.</summary>
    Qpress,

    /// <summary>gzip.</summary>
    Gzip,

    /// <summary>tar.</summary>
    Tar,

    /// <summary>zip.</summary>
    Zip,

    /// <summary>A SQL Server backup (Microsoft Tape Format).</summary>
    SqlServerBackup,
}
