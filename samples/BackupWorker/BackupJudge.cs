using AliRds.Backups.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupWorker;

/// <summary>Counts the backups of the last 30 days and runs the health check, once per interval.</summary>
internal sealed partial class BackupJudge(
    IRdsBackupsClient client,
    HealthCheckService health,
    WorkerOptions options,
    Verdict verdict,
    IHostApplicationLifetime lifetime,
    ILogger<BackupJudge> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval);
        do
        {
            verdict.IsHealthy = await JudgeAsync(stoppingToken);
        }
        while (!options.Once && await timer.WaitForNextTickAsync(stoppingToken));
        lifetime.StopApplication();
    }

    /// <summary>Whether the instance is healthy; false if this could not be determined.</summary>
    private async Task<bool> JudgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = DescribeBackupsRequest.For(options.InstanceId).WithStartTime(DateTimeOffset.UtcNow.AddDays(-30)).Build();
            var restorable = await client.GetBackupsAsync(request, cancellationToken: cancellationToken)
                .CountAsync(backup => backup.IsRestorable, cancellationToken);
            var report = await health.CheckHealthAsync(cancellationToken);
            Judged(logger, options.InstanceId, restorable, report.Status, report.Entries.Values.First().Description);
            return report.Status == HealthStatus.Healthy;
        }
        catch (RdsBackupsException exception)
        {
            Failed(logger, options.InstanceId, exception);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information,
        "{InstanceId} has {Restorable} restorable backups from the last 30 days and is {Status}: {Description}")]
    private static partial void Judged(ILogger logger, string instanceId, int restorable, HealthStatus status, string? description);

    [LoggerMessage(2, LogLevel.Error, "The backups of {InstanceId} could not be checked")]
    private static partial void Failed(ILogger logger, string instanceId, Exception exception);
}
