using System.Text.Json.Serialization;

namespace AliRds.Backups.Client;

/// <summary>Why an instance has no <see cref="RecoveryTimeRange"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecoveryUnavailableReason>))]
public enum RecoveryUnavailableReason
{
    /// <summary>Log backup is off. Single backups may still be restored. On the wire: <c>LogBackupNotEnabled</c>.</summary>
    LogBackupDisabled,

    /// <summary>There is no backup to restore from. On the wire: <c>InvalidBackup.NotFound</c>.</summary>
    NoBackup,

    /// <summary>The logs are incomplete. Single backups may still be restored. On the wire: <c>InvalidBinlog.NotFound</c>.</summary>
    MissingLogs,

    /// <summary>The service has no range for this engine, such as SQL Server. On the wire: <c>IncorrectDBInstanceEngine</c>.</summary>
    UnsupportedEngine,

    /// <summary>
    /// The service has no range for this type of instance, such as a read-only one. On the wire:
    /// <c>IncorrectDBInstanceCharacterType</c>.
    /// </summary>
    UnsupportedInstanceType,
}
