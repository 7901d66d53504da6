namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>Where links may lead. A link comes from the service, but a forged response must not make the client call any host.</summary>
internal sealed class LinkPolicy(DownloadOptions options)
{
    private const string ServiceDomain = "aliyuncs.com";

    internal bool IsAllowed(Uri link) => link.UserInfo.Length == 0 && IsHostAllowed(link) && IsSchemeAllowed(link);

    /// <summary>Whether https may be tried instead: the signature does not cover the scheme.</summary>
    internal static bool CanUpgrade(Uri link) => link.Scheme == Uri.UriSchemeHttp && link.IsDefaultPort && !link.IsLoopback;

    private bool IsSchemeAllowed(Uri link) => link.Scheme == Uri.UriSchemeHttps || !options.RequireHttps || CanUpgrade(link);

    private bool IsHostAllowed(Uri link) =>
        (link.IsLoopback && options.AllowLoopbackLinks)
        || IsWithin(link.IdnHost, ServiceDomain)
        || options.AdditionalLinkHosts.Any(host => IsAdditionalHost(link.IdnHost, host));

    // "com" is no parent domain that anybody means, and an IP address has no hosts under it.
    private static bool IsAdditionalHost(string host, string admitted) =>
        Uri.CheckHostName(admitted) == UriHostNameType.Dns && admitted.Contains('.')
            ? IsWithin(host, new UriBuilder(Uri.UriSchemeHttps, admitted).Uri.IdnHost)
            : host.Equals(admitted, StringComparison.OrdinalIgnoreCase);

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.Length > domain.Length
            && host[^(domain.Length + 1)] == '.'
            && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
