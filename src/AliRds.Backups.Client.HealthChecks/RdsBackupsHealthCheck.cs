using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>Healthy: there is a recent full backup to restore from. Its absence and a service that cannot be asked are told apart.</summary>
internal sealed class RdsBackupsHealthCheck(IRdsBackupsClient client, RdsBackupsHealthCheckOptions options, TimeProvider timeProvider) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Judge(await FindNewestAsync(cancellationToken).ConfigureAwait(false), context.Registration.FailureStatus);
        }
        catch (RdsBackupsException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The backups could not be listed.", exception);
        }
    }

    private async Task<Backup?> FindNewestAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
        var request = DescribeBackupsRequest.For(options.DbInstanceId)
            .WithType(BackupType.FullBackup)
            .WithStatus(BackupStatus.Success)
            .WithTimeRange(new Interval(now - Duration.FromTimeSpan(options.MaxAge), now + Duration.FromMinutes(15)))
            .Build();
        Backup? newest = null;
        await foreach (var backup in client.GetBackupsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            newest = backup.IsRestorable && (newest is null || backup.StartTime > newest.StartTime) ? backup : newest;
        }

        return newest;
    }

    private HealthCheckResult Judge(Backup? newest, HealthStatus failureStatus)
    {
        if (newest?.StartTime is not { } start)
        {
            return new HealthCheckResult(
                failureStatus, $"The instance '{options.DbInstanceId}' has no full backup to restore from that is younger than {options.MaxAge}.");
        }

        var age = (Instant.FromDateTimeOffset(timeProvider.GetUtcNow()) - start).ToTimeSpan();
        var data = new Dictionary<string, object> { ["backupId"] = newest.BackupId.Value, ["startTime"] = start.ToString(), ["age"] = age };
        return age <= options.MaxAge
            ? HealthCheckResult.Healthy($"The newest full backup of '{options.DbInstanceId}' is {age:d\\.hh\\:mm} old.", data)
            : new HealthCheckResult(failureStatus, $"The newest full backup of '{options.DbInstanceId}' is {age:d\\.hh\\:mm} old.", data: data);
    }
}
