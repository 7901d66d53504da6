using System.Net;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Creates the connections of a client that was not given an HttpClient.</summary>
internal static class RdsHttpHandler
{
    /// <summary>An HttpClient with such connections. It has no timeout, because the pipeline sets the time limits.</summary>
    internal static HttpClient CreateClient(RdsConnectionOptions options) => new(Create(options)) { Timeout = Timeout.InfiniteTimeSpan };

    internal static SocketsHttpHandler Create(RdsConnectionOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = options.IdleTimeout,
            PooledConnectionLifetime = options.Lifetime,
            AutomaticDecompression = DecompressionMethods.All,
            UseProxy = options.UseProxy,
            Proxy = options.Proxy is { } proxy ? new FixedProxy(proxy) : null,

            // A redirect or a cookie would send parts of a signed call elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            PlaintextStreamFilter = ReusedConnectionStream.WrapAsync,
        };
        options.ConfigureTls?.Invoke(handler.SslOptions);
        return handler;
    }
}
