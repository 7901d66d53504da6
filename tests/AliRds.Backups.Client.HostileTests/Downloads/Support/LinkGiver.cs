using System.Text.Json;

namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>The one call that a downloader makes, answered by the test and counted.</summary>
internal sealed class LinkGiver(Func<int, Backup> response) : IRdsBackupsClient
{
    private int _calls;

    internal int Calls => Volatile.Read(ref _calls);

    public Task<Backup> GetBackupAsync(DbInstanceId dbInstanceId, BackupId backupId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(response(Interlocked.Increment(ref _calls)));
    }

    public Task<BackupPage> DescribeBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<Backup> GetBackupsAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<BackupPage> GetBackupPagesAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<InstancePage> GetBackupPagesForInstancesAsync(
        IEnumerable<DescribeBackupsRequest> requests, FanOutOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(DbInstanceId dbInstanceId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<JsonDocument> CallAsJsonAsync(RdsActionRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<TResult> CallAsync<TResult>(RdsActionRequest request, RdsActionReader<TResult> read, CancellationToken cancellationToken = default)
        where TResult : class => throw new NotSupportedException();
}
