using System.Text.Json;

namespace AliRds.Backups.Client;

/// <summary>Lists the backups of RDS instances. Safe to use from many threads at once; make one and keep it.</summary>
/// <remarks>
/// Every member throws, besides what it names: <see cref="RdsServiceException"/> when the service refuses,
/// <see cref="RdsTransportException"/> when no response comes back in time, <see cref="RdsResponseFormatException"/> when the response is not one,
/// <see cref="RdsCredentialsUnavailableException"/> when there is no access key, and <see cref="OperationCanceledException"/> when the
/// caller cancels. Source: the DescribeBackups API page (2014-08-15).
/// </remarks>
public interface IRdsBackupsClient
{
    /// <summary>Reads one page.</summary>
    /// <param name="request">What to list, and which page.</param>
    /// <param name="cancellationToken">Cancels the call, also while it waits to retry.</param>
    Task<BackupPage> DescribeBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages and gives their backups one by one, each once, newest first. Enumerating again reads again.</summary>
    /// <param name="request">What to list; the listing begins at its page.</param>
    /// <param name="options">How the listing is read; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="RdsIncompleteListingException">All is handed out that could be read, and it cannot be proven that this is all.</exception>
    IAsyncEnumerable<Backup> GetBackupsAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages and gives them one by one. Enumerating again reads again.</summary>
    /// <remarks>
    /// Every backup that exists during the whole listing is in exactly one page. Pages are offsets into a live list, so the client reads pages again
    /// when the list changes meanwhile, and leaves out what it has given; a page may therefore hold less than the page size, or nothing.
    /// The upper bound of the range is fixed at the start.
    /// </remarks>
    /// <param name="request">What to list; the listing begins at its page.</param>
    /// <param name="options">How the listing is read; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="RdsIncompleteListingException">All is handed out that could be read, and it cannot be proven that this is all.</exception>
    IAsyncEnumerable<BackupPage> GetBackupPagesAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists many instances at once, thousands if need be, in constant memory. What one instance gives comes in order; instances
    /// interleave. An instance that fails gives an error of its own, and does not end the others.
    /// </summary>
    /// <param name="requests">One request an instance; read as the listing goes on.</param>
    /// <param name="options">How many at once, and how each is read; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<InstancePage> GetBackupPagesForInstancesAsync(
        IEnumerable<DescribeBackupsRequest> requests, FanOutOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one backup by its id, with fresh links.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="backupId">The backup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RdsNotFoundException">The instance has no such backup.</exception>
    Task<Backup> GetBackupAsync(DbInstanceId dbInstanceId, BackupId backupId, CancellationToken cancellationToken = default);

    /// <summary>Reads one backup by its id, with fresh links.</summary>
    /// <param name="dbInstanceId">The id of the instance.</param>
    /// <param name="backupId">The id of the backup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">An id is empty, or cannot be one.</exception>
    /// <exception cref="RdsNotFoundException">The instance has no such backup.</exception>
    Task<Backup> GetBackupAsync(string dbInstanceId, string backupId, CancellationToken cancellationToken = default) =>
        GetBackupAsync(new DbInstanceId(dbInstanceId), new BackupId(backupId), cancellationToken);

    /// <summary>Reads which points in time an instance can be restored to from the backups in its own region.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The range. An instance that has none is not an error: the times are <see langword="null"/>, and
    /// <see cref="RecoveryTimeRange.UnavailableReason"/> says why.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty, or cannot be one.</exception>
    /// <exception cref="RdsNotFoundException">There is no such instance, or the service does not support the operation for it.</exception>
    Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(DbInstanceId dbInstanceId, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetRecoveryTimeRangeAsync(DbInstanceId, CancellationToken)"/>
    Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(string dbInstanceId, CancellationToken cancellationToken = default) =>
        GetRecoveryTimeRangeAsync(new DbInstanceId(dbInstanceId), cancellationToken);

    /// <summary>
    /// Calls an operation of RDS that this client has no method for. The call is signed, limited, retried and reported like any other, and
    /// throws the same exceptions.
    /// </summary>
    /// <param name="request">The operation and its parameters. It is retried only if <see cref="RdsActionRequest.IsIdempotent"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response as JSON, whatever format the options ask for. Dispose it.</returns>
    /// <exception cref="RdsServiceException">The service refused the call.</exception>
    /// <exception cref="RdsTransportException">No response came in time.</exception>
    /// <exception cref="RdsResponseFormatException">The response is not JSON.</exception>
    Task<JsonDocument> CallAsJsonAsync(RdsActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls an operation of RDS that this client has no method for, and reads the response with your function.</summary>
    /// <typeparam name="TResult">What the function returns.</typeparam>
    /// <param name="request">The operation and its parameters. It is retried only if <see cref="RdsActionRequest.IsIdempotent"/>.</param>
    /// <param name="read">
    /// Reads the response. If it throws a <see cref="JsonException"/>, the response counts as damaged and the call is retried. Any other
    /// exception ends the call.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RdsServiceException">The service refused the call.</exception>
    /// <exception cref="RdsTransportException">No response came in time.</exception>
    /// <exception cref="RdsResponseFormatException">The response cannot be read, or <paramref name="read"/> gives null.</exception>
    Task<TResult> CallAsync<TResult>(RdsActionRequest request, RdsActionReader<TResult> read, CancellationToken cancellationToken = default)
        where TResult : class;
}
