using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>Tells a registry that npm could not reach from packages that are not as the lock file has them.</summary>
internal static partial class RegistryRefusal
{
    /// <summary>npm's code for what stood between it and the registry; null when that was not the trouble.</summary>
    public static string? Find(string errors) => Codes().Match(errors) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>The first are of the network, then its security, npm's offline mode, and the responses of a proxy.</summary>
    [GeneratedRegex(
        @"^npm (error|ERR!) code (?<code>ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EAI_FAIL|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|EPIPE"
        + @"|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|EPROTO|ENOTCACHED|E407|E50[0-9])\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Codes();
}
