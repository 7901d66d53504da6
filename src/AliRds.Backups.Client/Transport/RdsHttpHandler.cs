using System.Net;

namespace AliRds.Backups.Client.Transport;

/// <summary>Makes the connections of a client that brings none of its own.</summary>
internal static class RdsHttpHandler
{
    /// <summary>An HttpClient over such connections. The pipeline owns time, so it has no limit of its own.</summary>
    internal static HttpClient CreateClient() => new(Create()) { Timeout = Timeout.InfiniteTimeSpan };

    internal static SocketsHttpHandler Create() => new()
    {
        // The gateway drops idle connections after about ten seconds; ours go first.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),

        // Names are looked up again now and then.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AutomaticDecompression = DecompressionMethods.All,

        // A redirect or a cookie would carry a signed call elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
