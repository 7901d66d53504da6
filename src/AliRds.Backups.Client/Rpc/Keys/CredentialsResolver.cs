using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Asks a provider for a key. It may be code of others, which throws what it likes and listens to nobody.</summary>
internal static class CredentialsResolver
{
    /// <param name="provider">The provider.</param>
    /// <param name="rejected">The key that the service has refused, if it is to be replaced.</param>
    /// <param name="cancellationToken">Ends the wait, whether the provider listens to it or not.</param>
    /// <exception cref="RdsCredentialsUnavailableException">The provider failed, or gave no key.</exception>
    internal static async ValueTask<RdsCredentials> ResolveAsync(
        IRdsCredentialsProvider provider, RdsCredentials? rejected, CancellationToken cancellationToken)
    {
        RdsCredentials? credentials;
        try
        {
            var asked = rejected is null
                ? provider.GetCredentialsAsync(cancellationToken)
                : provider.RefreshCredentialsAsync(rejected, cancellationToken);
            credentials = await (asked.IsCompleted ? asked : new(asked.AsTask().WaitAsync(cancellationToken))).ConfigureAwait(false);
        }
        catch (UnsendableKeyException fault)
        {
            throw new RdsCredentialsUnavailableException(
                $"The provider of credentials '{provider.GetType().Name}' gave a key that cannot be sent. {fault.Reason}", fault);
        }
        catch (Exception exception) when (exception is not RdsBackupsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RdsCredentialsUnavailableException(
                $"The provider of credentials '{provider.GetType().Name}' failed with {exception.GetType().Name}.", exception);
        }

        return credentials ?? throw new RdsCredentialsUnavailableException($"The provider of credentials '{provider.GetType().Name}' gave no key.");
    }
}
