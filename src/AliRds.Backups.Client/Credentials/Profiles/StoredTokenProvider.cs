using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>Gives a temporary key that a profile holds, until it ends. Only whoever wrote the profile can renew it.</summary>
internal sealed class StoredTokenProvider(RdsCredentials credentials, CredentialsRuntime runtime) : IRdsCredentialsProvider
{
    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) =>
        credentials.Expiration <= runtime.Now
            ? throw new RdsCredentialsUnavailableException(
                $"The temporary key of the profile ended at {credentials.Expiration}; write a new one into it.")
            : new(credentials);
}
