using System.Diagnostics;
using System.Net.Security;

namespace AliRds.Backups.Client;

/// <summary>
/// The connections of a client, unless you pass in an HttpClient. They follow no redirects, keep no cookies, and are used by one client
/// only, so that its TLS and proxy settings do not affect others.
/// </summary>
public sealed class RdsConnectionOptions
{
    /// <summary>The time limit for opening a connection.</summary>
    /// <value>Default: 5 seconds. From 100 milliseconds to 5 minutes.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an idle connection is kept. The gateway drops idle connections after about 10 s, so keep this shorter.</summary>
    /// <value>Default: 5 seconds. From 0 (no reuse) to one hour.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The lifetime of a connection, so that DNS changes take effect.</summary>
    /// <value>Default: 5 minutes. From one second to one day.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The proxy. It replaces the proxy of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c> and so on).</summary>
    /// <value>Default: none, the environment decides. An http address; it may include a user name and password.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Uri? Proxy { get; set; }

    /// <summary>Whether to use a proxy.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool UseProxy { get; set; } = true;

    /// <summary>Customizes TLS: client certificates, a private CA, pinned keys.</summary>
    /// <value>Default: none, the system decides. Set it in code; it cannot be configured.</value>
    public Action<SslClientAuthenticationOptions>? ConfigureTls { get; set; }
}
