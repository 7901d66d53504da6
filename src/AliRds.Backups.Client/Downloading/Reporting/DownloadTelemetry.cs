using System.Diagnostics;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading.Reporting;

/// <summary>Tells traces and metrics of one download, when it is disposed.</summary>
internal sealed class DownloadTelemetry(Backup backup, DownloadCounters counters) : IDisposable
{
    private readonly Activity? _activity = RdsTracing.StartDownload(backup.DbInstanceId.Value, backup.BackupId.Value);
    private string? _errorType;

    internal void Fail(Exception exception)
    {
        _errorType = ErrorTypes.GetName(exception);
        _activity?.Fail(exception);
    }

    public void Dispose()
    {
        _activity?.SetTag(TagNames.DownloadBytes, counters.Received).Dispose();
        RdsCounters.OnDownload(counters.Received, counters.Wasted, counters.Renewals, _errorType);
    }
}
