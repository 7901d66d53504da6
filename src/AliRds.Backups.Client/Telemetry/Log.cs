using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Telemetry;

/// <summary>All that the client logs. The event ids are stable; what is logged is an allow-list without secrets, signatures and links.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Called {Operation} of {InstanceId}, page {Page}: {Rows} backups of {Total}, {Attempts} attempts, request {RequestId}.")]
    internal static partial void CallSucceeded(ILogger logger, string operation, string instanceId, int page, int rows, long? total, int attempts, string? requestId);

    [LoggerMessage(1002, LogLevel.Warning, "Attempt {Attempt} of {Operation} at {Host} failed with {ErrorType} (request {RequestId}): trying again in {Delay} ms.")]
    internal static partial void Retrying(ILogger logger, int attempt, string operation, string host, string errorType, string? requestId, double delay);

    [LoggerMessage(1003, LogLevel.Error, "{Operation} of {InstanceId} at {Host} failed with {ErrorType} after {Attempts} attempts in {Elapsed} ms (request {RequestId}).")]
    internal static partial void CallFailed(ILogger logger, string operation, string instanceId, string host, string errorType, int attempts, double elapsed, string? requestId);

    [LoggerMessage(1004, LogLevel.Warning, "The retry budget is empty: {Operation} at {Host} is not tried again.")]
    internal static partial void BudgetEmpty(ILogger logger, string operation, string host);

    [LoggerMessage(1005, LogLevel.Warning, "The clock of this machine differs from that of {Host} by {Seconds} s; calls are signed with the server's time.")]
    internal static partial void ClockCorrected(ILogger logger, string host, double seconds);

    [LoggerMessage(1006, LogLevel.Warning, "The circuit to {Host} is open for {Seconds} s.")]
    internal static partial void CircuitOpened(ILogger logger, string host, double seconds);

    [LoggerMessage(1007, LogLevel.Warning, "Page {Page} of {InstanceId} has {Count} fields that cannot be read; the first is {Field}.")]
    internal static partial void UnreadableFields(ILogger logger, int page, string instanceId, int count, string field);

    [LoggerMessage(1008, LogLevel.Information, "The options have changed; calls that begin from now on use them.")]
    internal static partial void OptionsReloaded(ILogger logger);

    [LoggerMessage(1009, LogLevel.Error, "The changed options are refused, and those before stay: {Reason}")]
    internal static partial void OptionsRefused(ILogger logger, string reason);
}
