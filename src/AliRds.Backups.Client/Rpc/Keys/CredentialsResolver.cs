using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Keys;

/// <summary>Gets a key from a provider. A custom provider may throw anything and may ignore cancellation.</summary>
internal static class CredentialsResolver
{
    /// <param name="provider">The provider.</param>
    /// <param name="rejected">The key that the service has rejected, if it is to be replaced.</param>
    /// <param name="cancellationToken">Ends the wait, even if the provider ignores it.</param>
    /// <exception cref="RdsCredentialsUnavailableException">The provider failed or returned no key.</exception>
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
                $"The credentials provider '{provider.GetType().Name}' returned a key that cannot be sent. {fault.Reason}", fault);
        }
        catch (Exception exception) when (exception is not RdsBackupsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RdsCredentialsUnavailableException(
                $"The credentials provider '{provider.GetType().Name}' failed with {exception.GetType().Name}.", exception);
        }

        return credentials
            ?? throw new RdsCredentialsUnavailableException($"The credentials provider '{provider.GetType().Name}' returned no key.");
    }
}
