namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>How a client reaches the service. The downloader reaches the object store alike; a client of the user's own does not tell.</summary>
internal interface IServiceConnection
{
    /// <summary>How the client makes its connections; <see langword="null"/> when a user gave it an HttpClient.</summary>
    RdsConnectionOptions? OwnConnection { get; }

    /// <summary>The HttpClient that a user gave; <see langword="null"/> when the connections are the client's own.</summary>
    HttpClient? GivenHttpClient { get; }

    /// <summary>How far the service's clock is ahead of the local one, as learnt. Links end by that clock.</summary>
    TimeSpan ClockSkew { get; }
}
