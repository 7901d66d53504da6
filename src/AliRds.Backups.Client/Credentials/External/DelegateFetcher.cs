using AliRds.Backups.Client.Credentials.Refresh;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Asks the user's own code for a key.</summary>
internal sealed class DelegateFetcher(Func<CancellationToken, Task<RdsCredentials>> fetch) : ICredentialsFetcher
{
    public string Name => "delegate";

    public TimeSpan Limit => TimeSpan.FromSeconds(60);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken) => new(await fetch(cancellationToken).ConfigureAwait(false));
}
