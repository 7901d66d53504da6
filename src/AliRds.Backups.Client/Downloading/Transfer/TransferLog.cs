using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What a download logs. No message holds a link: hosts, codes and numbers only.</summary>
internal static partial class TransferLog
{
    [LoggerMessage(3001, LogLevel.Debug, "A request of the download failed ({Fault}): {Reason}")]
    internal static partial void Recovering(ILogger logger, RangeFault fault, string reason);

    [LoggerMessage(3002, LogLevel.Information, "The host of the preferred link cannot be reached; the next way is used: {Reason}")]
    internal static partial void FallingBack(ILogger logger, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "The download of backup {BackupId} begins again: {Reason}")]
    internal static partial void Restarting(ILogger logger, string backupId, string reason);

    [LoggerMessage(3004, LogLevel.Warning, "The checksum of backup {BackupId} differs; {Bytes} bytes are fetched again")]
    internal static partial void Repairing(ILogger logger, string backupId, long bytes);

    [LoggerMessage(3005, LogLevel.Information, "Backup {BackupId} is at {Path}: {Bytes} bytes, proven: {IsProven}")]
    internal static partial void Finished(ILogger logger, string backupId, string path, long bytes, bool isProven);

    [LoggerMessage(3006, LogLevel.Warning, "The journal of the download could not be saved; the one before it stays: {Reason}")]
    internal static partial void JournalNotSaved(ILogger logger, string reason);
}
