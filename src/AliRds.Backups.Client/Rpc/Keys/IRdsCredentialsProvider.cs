namespace AliRds.Backups.Client.Credentials;

/// <summary>Where a client gets its access key. It is asked before every attempt, so a key that rotates is seen at once; cache inside.</summary>
public interface IRdsCredentialsProvider
{
    /// <summary>Gets the access key to sign the next attempt with.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RdsCredentialsUnavailableException">No key could be obtained.</exception>
    ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a key in place of one that the service has refused as expired or mismatched. By default the same as
    /// <see cref="GetCredentialsAsync"/>; a provider that caches refreshes here.
    /// </summary>
    /// <param name="rejected">The key that was refused.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RdsCredentialsUnavailableException">No key could be obtained.</exception>
    ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
        GetCredentialsAsync(cancellationToken);
}
