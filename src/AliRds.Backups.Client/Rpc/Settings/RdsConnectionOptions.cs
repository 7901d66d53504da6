using System.Diagnostics;
using System.Net.Security;

namespace AliRds.Backups.Client;

/// <summary>
/// The connections of a client that brings none of its own. They follow no redirects, keep no cookies, and belong to one client alone, so that
/// its TLS and proxy settings reach no other.
/// </summary>
public sealed class RdsConnectionOptions
{
    /// <summary>How long making a connection may take.</summary>
    /// <value>Default: 5 seconds. From 100 milliseconds to 5 minutes.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may lie idle. The gateway drops idle ones after about ten seconds; ours should go first.</summary>
    /// <value>Default: 5 seconds. From 0 (no reuse) to one hour.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may live, so that a changed address of the host is noticed.</summary>
    /// <value>Default: 5 minutes. From one second to one day.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The proxy to go through, in place of the one that the environment names (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c> and so on).</summary>
    /// <value>Default: none, the environment decides. An http address; it may hold a user and a password.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Uri? Proxy { get; set; }

    /// <summary>Whether to go through a proxy at all.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool UseProxy { get; set; } = true;

    /// <summary>Changes the TLS settings: client certificates, a private authority, pinned keys.</summary>
    /// <value>Default: none, the system decides. Set by code, never by configuration.</value>
    public Action<SslClientAuthenticationOptions>? ConfigureTls { get; set; }
}
