using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;

namespace AliRds.Backups.Client;

/// <summary>Lists the backups of RDS instances. Safe to use from many threads at once; make one and keep it.</summary>
/// <remarks>
/// Every member throws, besides what it names: <see cref="RdsServiceException"/> when the service refuses,
/// <see cref="RdsTransportException"/> when no answer comes back in time, <see cref="RdsResponseFormatException"/> when the answer is not one,
/// <see cref="RdsCredentialsUnavailableException"/> when there is no access key, and <see cref="OperationCanceledException"/> when the
/// caller cancels. Source: the DescribeBackups API page (2014-08-15).
/// </remarks>
public interface IRdsBackupsClient
{
    /// <summary>Reads one page.</summary>
    /// <param name="request">What to list, and which page.</param>
    /// <param name="cancellationToken">Cancels the call, also while it waits to retry.</param>
    Task<BackupPage> DescribeBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages and gives their backups one by one, each once. Enumerating again reads again.</summary>
    /// <param name="request">What to list; the listing begins at its page.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<Backup> GetBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages and gives them one by one. Enumerating again reads again.</summary>
    /// <param name="request">What to list; the listing begins at its page.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<BackupPage> GetBackupPagesAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads one backup by its id, with fresh links.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="backupId">The backup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RdsNotFoundException">The instance has no such backup.</exception>
    Task<Backup> GetBackupAsync(DbInstanceId dbInstanceId, BackupId backupId, CancellationToken cancellationToken = default);
}
