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
