using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>Errors of RDS. The codes are spelled as the service spells them, including its mistakes.</summary>
internal static class RdsErrors
{
    public static ServiceError InstanceNotFound { get; } =
        new(404, "InvalidDBInstanceId.NotFound", "The specified instance does not exist.");

    public static ServiceError StartTimeFormat { get; } = new(400, "InvalidStartTime.Format", "The specified start time is invalid.");

    public static ServiceError EndTimeFormat { get; } = new(400, "InvalidEndTime.Format", "The specified end time is invalid.");

    public static ServiceError TimeCombination { get; } =
        new(400, "InvalidParameterCombination", "The end time must be later than the start time.");

    public static ServiceError PageNumber { get; } = new(400, "InvalidPageNumbers.Malformed", "The specified page number is not valid.");

    public static ServiceError PageSize { get; } = new(403, "InvalidMaxRecordsPerPage.Malformed", "The specified page size is not valid.");

    public static ServiceError Status { get; } = new(400, "InvalideStatus.Format", "The specified status is invalid.");

    public static ServiceError Mode { get; } = new(400, "InvalidBackupMode.Format", "The specified backup mode is invalid.");

    public static ServiceError Type { get; } = new(400, "InvalidBackupType.Format", "The specified backup type is invalid.");

    public static ServiceError Location { get; } = new(400, "InvalidBackupSetLocation.Format", "The specified backup location is invalid.");

    public static ServiceError BackupSet { get; } = new(400, "InvalidBackupSet", "The specified backup set is invalid.");

    /// <summary>For DescribeLocalAvailableRecoveryTime, which reports a missing instance with a different code.</summary>
    public static ServiceError NoInstanceForRecovery { get; } =
        new(404, "InvalidDBInstance.NotFound", "The specified instance does not exist, or the operation is not supported for it.");

    public static ServiceError Engine { get; } =
        new(403, "IncorrectDBInstanceEngine", "The engine of the instance does not support the operation.");

    public static ServiceError LogBackupNotEnabled { get; } =
        new(400, "LogBackupNotEnabled", "Log backup is not enabled for the instance.");

    public static ServiceError NoBackup { get; } = new(404, "InvalidBackup.NotFound", "The instance has no backup set to restore from.");
}
