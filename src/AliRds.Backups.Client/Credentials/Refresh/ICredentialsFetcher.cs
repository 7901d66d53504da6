namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>Gets a new key each time. It caches nothing; <see cref="RefreshingCredentialsProvider"/> does.</summary>
internal interface ICredentialsFetcher
{
    /// <summary>The name of the source, for messages.</summary>
    string Name { get; }

    /// <summary>The longest that one fetch may take in all.</summary>
    TimeSpan Limit { get; }

    Task<IssuedKey> FetchAsync(CancellationToken cancellationToken);
}
