using System.Net;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>
/// Makes the HTTP client for links, which reaches the object store as the client reaches the service: the same proxy, TLS settings and times.
/// The rest differs: a link is a secret, and a body is long.
/// </summary>
internal static class LinkHttpHandler
{
    private static readonly RdsConnectionOptions DefaultConnection = new();

    /// <summary>The HTTP client that a user gave to the client; <see langword="null"/> when it has connections of its own.</summary>
    internal static HttpClient? SharedBy(IRdsBackupsClient client) => (client as IServiceConnection)?.GivenHttpClient;

    internal static HttpClient CreateClient(IRdsBackupsClient client) =>
        CreateClient(CreateHandler((client as IServiceConnection)?.OwnConnection ?? DefaultConnection));

    internal static HttpClient CreateClient(HttpMessageHandler handler) => new(handler, disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version11,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>Makes the handler for links out of the one for calls.</summary>
    internal static SocketsHttpHandler CreateHandler(RdsConnectionOptions options)
    {
        var handler = RdsHttpHandler.Create(options);

        // The bytes are proven as they are stored. A body that is not wanted to its end is not read to its end either.
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.MaxResponseDrainSize = 0;

        // A link's signature may cover what is sent.
        handler.ActivityHeadersPropagator = null;
        return handler;
    }
}

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
