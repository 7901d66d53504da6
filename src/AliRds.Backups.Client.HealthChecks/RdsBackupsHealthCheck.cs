using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>Healthy if there is a recent restorable full backup. The result distinguishes a missing backup from a failed listing.</summary>
internal sealed class RdsBackupsHealthCheck(Func<IRdsBackupsClient> getClient, RdsBackupsHealthCheckOptions options, TimeProvider timeProvider) : IHealthCheck
{
    /// <summary>How far the service's clock may be ahead of the local one.</summary>
    private static readonly Duration ClockSlack = Duration.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failureStatus = context.Registration.FailureStatus;
        var now = Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
        var search = new NewestBackupSearch(options.DbInstanceId, now + ClockSlack);
        try
        {
            // A custom provider or handler may ignore its token; the check does not.
            await FindNewestAsync(search, now, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return Judge(search, now, failureStatus);
        }
        catch (RdsBackupsException exception)
        {
            var description = $"The backups of '{options.DbInstanceId}' could not be listed: {exception.Message}";
            return new HealthCheckResult(failureStatus, description, exception, HealthData.Of(search, options, now));
        }
    }

    /// <summary>
    /// Reads recent backups first, and older ones only if no recent one is restorable, so that a check usually costs one call.
    /// </summary>
    private async Task FindNewestAsync(NewestBackupSearch search, Instant now, CancellationToken cancellationToken)
    {
        var limit = now - Duration.FromTimeSpan(options.MaxAge);
        await ReadAsync(search, new Interval(limit, now + ClockSlack), cancellationToken).ConfigureAwait(false);
        if (search.Newest is null)
        {
            await ReadAsync(search, new Interval(null, limit), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(NewestBackupSearch search, Interval range, CancellationToken cancellationToken)
    {
        var request = DescribeBackupsRequest.For(options.DbInstanceId)
            .WithType(BackupType.FullBackup)
            .WithStatus(BackupStatus.Success)
            .WithTimeRange(range)
            .Build();
        await foreach (var backup in getClient().GetBackupsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            search.Look(backup);
        }
    }

    private HealthCheckResult Judge(NewestBackupSearch search, Instant now, HealthStatus failureStatus)
    {
        var data = HealthData.Of(search, options, now);
        if (search.AgeAt(now) is not { } age)
        {
            return new HealthCheckResult(
                failureStatus, $"The instance '{options.DbInstanceId}' has no restorable full backup{Ignored(search)}.", data: data);
        }

        var found = $"The newest full backup of '{options.DbInstanceId}' is {AgeText.Of(age)} old";
        return age <= options.MaxAge
            ? HealthCheckResult.Healthy($"{found}{Ignored(search)}.", data)
            : new HealthCheckResult(failureStatus, $"{found}, more than {AgeText.Of(options.MaxAge)}{Ignored(search)}.", data: data);
    }

    private static string Ignored(NewestBackupSearch search) => search.RowsIgnored switch
    {
        0 => string.Empty,
        1 => "; 1 row was ignored: its start is unreadable or in the future, or it is of another instance or type",
        var rows => $"; {rows} rows were ignored: their start is unreadable or in the future, or they are of another instance or type",
    };
}
