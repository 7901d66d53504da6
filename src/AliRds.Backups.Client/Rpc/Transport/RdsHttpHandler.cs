using System.Net;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Makes the connections of a client that brings none of its own.</summary>
internal static class RdsHttpHandler
{
    /// <summary>An HttpClient over such connections. The pipeline owns time, so it has no limit of its own.</summary>
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

            // A redirect or a cookie would carry a signed call elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            PlaintextStreamFilter = ReusedConnectionStream.WrapAsync,
        };
        options.ConfigureTls?.Invoke(handler.SslOptions);
        return handler;
    }
}
