namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Supplies the access key of a client. The client asks before every attempt, so that a rotated key takes effect at once: cache the key.
/// </summary>
public interface IRdsCredentialsProvider
{
    /// <summary>Gets the access key to sign the next attempt with.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RdsCredentialsUnavailableException">No key could be obtained.</exception>
    ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a replacement for a key that the service has rejected as expired or invalid. The default implementation calls
    /// <see cref="GetCredentialsAsync"/>; override this in a provider that caches keys.
    /// </summary>
    /// <param name="rejected">The rejected key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RdsCredentialsUnavailableException">No key could be obtained.</exception>
    ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
        GetCredentialsAsync(cancellationToken);
}
