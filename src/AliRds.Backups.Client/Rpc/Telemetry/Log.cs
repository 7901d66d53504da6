using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>
/// Everything that the client logs. The event ids are stable. Only allow-listed values are logged: no secrets, signatures or links. It is a
/// single class, because the generator emits several classes in an order that differs from build to build.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Called {Operation} of {InstanceId}, page {Page}: {Rows} backups of {Total}, {Attempts} attempts, request {RequestId}.")]
    internal static partial void CallSucceeded(ILogger logger, string operation, string? instanceId, int? page, int? rows, long? total, int attempts, string? requestId);

    [LoggerMessage(1002, LogLevel.Warning,
        "Attempt {Attempt} of {Operation} at {Host} failed with {ErrorType} (request {RequestId}); retrying in {Delay} ms.")]
    internal static partial void Retrying(ILogger logger, int attempt, string operation, string host, string errorType, string? requestId, double delay);

    [LoggerMessage(1003, LogLevel.Error, "{Operation} of {InstanceId} at {Host} failed with {ErrorType} after {Attempts} attempts in {Elapsed} ms (request {RequestId}).")]
    internal static partial void CallFailed(ILogger logger, string operation, string? instanceId, string host, string errorType, int attempts, double elapsed, string? requestId);

    [LoggerMessage(1004, LogLevel.Warning, "The retry budget is empty: {Operation} at {Host} is not retried.")]
    internal static partial void BudgetEmpty(ILogger logger, string operation, string host);

    [LoggerMessage(1005, LogLevel.Warning, "The clock of this machine differs from that of {Host} by {Seconds} s; calls are signed with the server's time.")]
    internal static partial void ClockCorrected(ILogger logger, string host, double seconds);

    [LoggerMessage(1006, LogLevel.Warning, "The circuit breaker of {Host} is open for {Seconds} s.")]
    internal static partial void CircuitOpened(ILogger logger, string host, double seconds);

    [LoggerMessage(1007, LogLevel.Warning, "Unreadable fields on page {Page} of {InstanceId}: {Count}; the first is {Field}.")]
    internal static partial void UnreadableFields(ILogger logger, int? page, string? instanceId, int count, string? field);

    [LoggerMessage(1008, LogLevel.Information, "The options have changed; new calls use them.")]
    internal static partial void OptionsReloaded(ILogger logger);

    [LoggerMessage(1009, LogLevel.Error, "The changed options are invalid, and the previous ones stay in use: {Reason}")]
    internal static partial void OptionsRefused(ILogger logger, string reason);

    [LoggerMessage(1010, LogLevel.Debug, "Called {Operation} of {InstanceId}: {Attempts} attempts, request {RequestId}.")]
    internal static partial void ActionSucceeded(ILogger logger, string operation, string instanceId, int attempts, string? requestId);

    [LoggerMessage(1011, LogLevel.Warning,
        "Unreadable fields in the response of {Operation} for {InstanceId}: {Count}; the first is {Field}.")]
    internal static partial void UnreadableFieldsOfAction(ILogger logger, string operation, string instanceId, int count, string? field);

    [LoggerMessage(2001, LogLevel.Warning,
        "The credentials file {Path} can be read by other users of this machine. Remove that permission (chmod 600).")]
    internal static partial void FileReadableByOthers(ILogger logger, string path);

    [LoggerMessage(2002, LogLevel.Information, "The default credentials chain uses {Source}.")]
    internal static partial void ChainSettled(ILogger logger, string source);

    [LoggerMessage(2003, LogLevel.Debug, "The credentials of {Source} were refreshed; key {AccessKeyId}.")]
    internal static partial void Refreshed(ILogger logger, string source, string accessKeyId);

    [LoggerMessage(2004, LogLevel.Warning,
        "The credentials of {Source} could not be refreshed (failure {Failures}); the next attempt is in {Pause} or later. {Reason}")]
    internal static partial void RefreshFailed(ILogger logger, string source, int failures, TimeSpan pause, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "The profile cannot be read now; its previous contents are used for at most a minute: {Reason}")]
    internal static partial void ProfileUnreadable(ILogger logger, string reason);

    [LoggerMessage(3001, LogLevel.Debug, "A request of the download failed ({Fault}): {Reason}")]
    internal static partial void Recovering(ILogger logger, string fault, string reason);

    [LoggerMessage(3002, LogLevel.Information, "The host of the preferred link cannot be reached; the next link is used: {Reason}")]
    internal static partial void FallingBack(ILogger logger, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "The download of backup {BackupId} starts over: {Reason}")]
    internal static partial void Restarting(ILogger logger, string backupId, string reason);

    [LoggerMessage(3004, LogLevel.Warning, "The checksum of backup {BackupId} does not match; {Bytes} bytes are fetched again.")]
    internal static partial void Repairing(ILogger logger, string backupId, long bytes);

    [LoggerMessage(3005, LogLevel.Information, "Backup {BackupId} is saved as {Path}: {Bytes} bytes, proven: {IsProven}.")]
    internal static partial void Finished(ILogger logger, string backupId, string path, long bytes, bool isProven);

    [LoggerMessage(3006, LogLevel.Warning, "The journal of the download could not be saved; the previous one is kept: {Reason}")]
    internal static partial void JournalNotSaved(ILogger logger, string reason);

    [LoggerMessage(3007, LogLevel.Warning, "The wrong bytes could not be moved to {Path}: {Reason}")]
    internal static partial void NotKeptAside(ILogger logger, string path, string reason);

    [LoggerMessage(3008, LogLevel.Warning, "Backup {BackupId} is downloaded, with a warning: {What}: {Reason}")]
    internal static partial void FinishedWithWarning(ILogger logger, string backupId, string what, string reason);
}
