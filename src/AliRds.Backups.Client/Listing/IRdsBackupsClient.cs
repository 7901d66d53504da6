using System.Text.Json;

namespace AliRds.Backups.Client;

/// <summary>Lists the backups of RDS instances. Thread-safe: create one client and keep it.</summary>
/// <remarks>
/// In addition to the exceptions listed there, every member throws <see cref="RdsServiceException"/> when the service rejects the call,
/// <see cref="RdsTransportException"/> when no response arrives in time, <see cref="RdsResponseFormatException"/> when the response is not
/// valid, <see cref="RdsCredentialsUnavailableException"/> when there is no access key, and <see cref="OperationCanceledException"/> when
/// the caller cancels. Source: the DescribeBackups API page (2014-08-15).
/// </remarks>
public interface IRdsBackupsClient
{
    /// <summary>Reads one page.</summary>
    /// <param name="request">What to list, and which page.</param>
    /// <param name="cancellationToken">Cancels the call, even while it waits for a retry.</param>
    Task<BackupPage> DescribeBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads all pages and returns their backups one by one, each once, newest first. Each enumeration reads the pages again.
    /// </summary>
    /// <param name="request">What to list. The listing starts at the page of the request.</param>
    /// <param name="options">How to read the listing; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="RdsIncompleteListingException">
    /// All readable backups were returned, but the listing cannot be proven complete.
    /// </exception>
    IAsyncEnumerable<Backup> GetBackupsAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages and returns them one by one. Each enumeration reads the pages again.</summary>
    /// <remarks>
    /// Every backup that exists during the whole listing is in exactly one page. Pages are offsets into a live list. If the list changes,
    /// the client reads pages again and leaves out backups that it has already returned, so a page may contain fewer backups than the page
    /// size, or none. The upper bound of the time range is fixed at the start.
    /// </remarks>
    /// <param name="request">What to list. The listing starts at the page of the request.</param>
    /// <param name="options">How to read the listing; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="RdsIncompleteListingException">
    /// All readable backups were returned, but the listing cannot be proven complete.
    /// </exception>
    IAsyncEnumerable<BackupPage> GetBackupPagesAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists many instances in parallel, even thousands, in constant memory. The pages of one instance are in order; pages of different
    /// instances interleave. If an instance fails, it gets an error, and the others continue.
    /// </summary>
    /// <param name="requests">One request per instance; enumerated while the listing runs.</param>
    /// <param name="options">How many instances to list in parallel, and how; the defaults if <see langword="null"/>.</param>
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
    /// <exception cref="ArgumentException">An id is empty or not valid.</exception>
    /// <exception cref="RdsNotFoundException">The instance has no such backup.</exception>
    Task<Backup> GetBackupAsync(string dbInstanceId, string backupId, CancellationToken cancellationToken = default) =>
        GetBackupAsync(new DbInstanceId(dbInstanceId), new BackupId(backupId), cancellationToken);

    /// <summary>Reads the points in time that an instance can be restored to from the backups in its own region.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The range. If the instance has none, this is not an error: the times are <see langword="null"/>, and
    /// <see cref="RecoveryTimeRange.UnavailableReason"/> says why.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty or not valid.</exception>
    /// <exception cref="RdsNotFoundException">
    /// The instance does not exist, or the service does not support the operation for it.
    /// </exception>
    Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(DbInstanceId dbInstanceId, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetRecoveryTimeRangeAsync(DbInstanceId, CancellationToken)"/>
    Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(string dbInstanceId, CancellationToken cancellationToken = default) =>
        GetRecoveryTimeRangeAsync(new DbInstanceId(dbInstanceId), cancellationToken);

    /// <summary>
    /// Calls an operation of RDS that this client has no method for. The call is signed, rate limited, retried and logged like any other,
    /// and throws the same exceptions.
    /// </summary>
    /// <param name="request">The operation and its parameters. It is retried only if <see cref="RdsActionRequest.IsIdempotent"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response as JSON, regardless of the format in the options. Dispose it.</returns>
    /// <exception cref="RdsServiceException">The service rejected the call.</exception>
    /// <exception cref="RdsTransportException">No response arrived in time.</exception>
    /// <exception cref="RdsResponseFormatException">The response is not JSON.</exception>
    Task<JsonDocument> CallAsJsonAsync(RdsActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls an operation of RDS that this client has no method for, and reads the response with your function.</summary>
    /// <typeparam name="TResult">What the function returns.</typeparam>
    /// <param name="request">The operation and its parameters. It is retried only if <see cref="RdsActionRequest.IsIdempotent"/>.</param>
    /// <param name="read">
    /// Reads the response. If it throws a <see cref="JsonException"/>, the response counts as damaged, and the call is retried. Any other
    /// exception ends the call.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RdsServiceException">The service rejected the call.</exception>
    /// <exception cref="RdsTransportException">No response arrived in time.</exception>
    /// <exception cref="RdsResponseFormatException">The response cannot be read, or <paramref name="read"/> returns null.</exception>
    Task<TResult> CallAsync<TResult>(RdsActionRequest request, RdsActionReader<TResult> read, CancellationToken cancellationToken = default)
        where TResult : class;
}
