using System.Net;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>A proxy as the platform makes it of <c>HTTPS_PROXY</c>: its address holds the user and the password.</summary>
internal sealed class LeakyProxy(int port) : IWebProxy
{
    internal const string Password = "pr0xy-p4ssw0rd";

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => new($"http://user:{Password}@127.0.0.1:{port}");

    public bool IsBypassed(Uri host) => false;

    internal static HttpClient Through(int port) =>
        new(new SocketsHttpHandler { Proxy = new LeakyProxy(port), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
}
