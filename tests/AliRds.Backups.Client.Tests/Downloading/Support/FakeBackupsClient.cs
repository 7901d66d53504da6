using System.Text.Json;

namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>Answers the one call that a downloader makes, and counts it.</summary>
internal sealed class FakeBackupsClient(Func<int, Task<Backup>> response) : IRdsBackupsClient
{
    private int _calls;

    internal FakeBackupsClient(Backup backup)
        : this(call => Task.FromResult(TestBackup.WithLink(backup, call)))
    {
    }

    internal int Calls => Volatile.Read(ref _calls);

    public Task<Backup> GetBackupAsync(DbInstanceId dbInstanceId, BackupId backupId, CancellationToken cancellationToken = default) =>
        response(Interlocked.Increment(ref _calls));

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
