using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>Gets a new key each time. It caches nothing; <see cref="RefreshingCredentialsProvider"/> does.</summary>
internal interface ICredentialsFetcher
{
    /// <summary>The name of the source, for messages.</summary>
    string Name { get; }

    /// <summary>The longest that one fetch may take in all.</summary>
    TimeSpan Timeout { get; }

    Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken);
}

/// <summary>What a source gave: a key, and the time by the clock of whoever issued it, where that was told.</summary>
internal sealed class FetchedCredentials(RdsCredentials? credentials, Instant? issuedAt = null)
{
    /// <summary><see langword="null"/> when the user's code gave none.</summary>
    public RdsCredentials? Credentials { get; } = credentials;

    public Instant? IssuedAt { get; } = issuedAt;
}

/// <summary>Asks the user's code for a key.</summary>
internal sealed class DelegateFetcher(Func<CancellationToken, Task<RdsCredentials>> fetch) : ICredentialsFetcher
{
    public string Name => "delegate";

    public TimeSpan Timeout => TimeSpan.FromSeconds(60);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken) =>
        new(await fetch(cancellationToken).ConfigureAwait(false));
}
