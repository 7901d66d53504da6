namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>Where links may lead. A link comes from the service, but a forged answer must not make the client call any host.</summary>
internal sealed class LinkRules(DownloadOptions options)
{
    private const string ServiceDomain = "aliyuncs.com";

    internal bool Admits(Uri link) => link.UserInfo.Length == 0 && AdmitsHost(link) && AdmitsScheme(link);

    /// <summary>Whether https may be tried instead: the signature does not cover the scheme.</summary>
    internal static bool CanUpgrade(Uri link) => link.Scheme == Uri.UriSchemeHttp && link.IsDefaultPort && !link.IsLoopback;

    private bool AdmitsScheme(Uri link) => link.Scheme == Uri.UriSchemeHttps || !options.RequireHttps || CanUpgrade(link);

    private bool AdmitsHost(Uri link) =>
        (link.IsLoopback && options.AllowLoopbackLinks)
        || IsWithin(link.IdnHost, ServiceDomain)
        || options.AdditionalLinkHosts.Any(host => IsWithin(link.IdnHost, host));

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.Length > domain.Length
            && host[^(domain.Length + 1)] == '.'
            && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
