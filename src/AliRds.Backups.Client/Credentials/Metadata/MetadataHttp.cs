namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>Connections to the metadata service: straight to it, for the few requests of one visit every few hours.</summary>
internal static class MetadataHttp
{
    public static HttpClient Create() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
