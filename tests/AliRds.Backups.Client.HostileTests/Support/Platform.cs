namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>HttpClients as a user makes and hands them in, over the platform's own handler.</summary>
internal static class Platform
{
    internal static HttpClient CreateClient() => CreateClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    internal static HttpClient CreateClient(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
