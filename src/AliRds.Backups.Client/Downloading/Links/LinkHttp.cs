using AliRds.Backups.Client.Transport;

namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>Makes the HTTP client for links. It has little to do with the one for calls of the API: a link is a secret and a body is long.</summary>
internal static class LinkHttp
{
    internal static HttpClient CreateClient() => CreateClient(CreateHandler());

    internal static HttpClient CreateClient(HttpMessageHandler handler) => new(handler, disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = System.Net.HttpVersion.Version11,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    // No redirects: they would carry the link elsewhere. No decompression: the bytes are proven as they are stored.
    // No trace headers: a link's signature may cover what is sent.
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ActivityHeadersPropagator = null,
        PlaintextStreamFilter = ReusedConnectionStream.WrapAsync,
    };
}
