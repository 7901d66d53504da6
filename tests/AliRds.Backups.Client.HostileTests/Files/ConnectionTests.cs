using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;
using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>A network that lets nothing out but through its proxy. The hosts of service and store do not exist: only the proxy can answer.</summary>
public sealed class ConnectionTests
{
    private const string Service = "http://service.invalid:8080";
    private static readonly Uri Store = new("http://store.invalid:8080");
    private readonly StoredFile _file = new(3 * FilesRig.PartSize);

    [Fact]
    public async Task Download_ClientHasAProxy_BothCallAndObjectGoThroughIt()
    {
        await using var proxy = StartProxy();
        using var client = new RdsBackupsClient(Options(proxy));
        using var downloader = new BackupDownloader(client, Downloads());

        await RequireDownloadAsync(client, downloader);

        RequireBoth(proxy);
    }

    [Fact]
    public async Task Download_RegisteredClientHasAProxyAndAHandler_BothAreUsedForCallAndObject()
    {
        await using var proxy = StartProxy();
        var seen = new List<string>();
        var services = new ServiceCollection();
        services.AddRdsBackupsClient(options => Configure(options, proxy)).AddHttpMessageHandler(() => new SpyHandler(seen));
        services.Configure<DownloadOptions>(options =>
        {
            options.AdditionalLinkHosts.Add(Store.Host);
            options.PartSize = FilesRig.PartSize;
        });
        await using var provider = services.BuildServiceProvider();

        await RequireDownloadAsync(provider.GetRequiredService<IRdsBackupsClient>(), provider.GetRequiredService<IBackupDownloader>());

        RequireBoth(proxy);
        Assert.Superset(new HashSet<string>(["service.invalid", "store.invalid"]), seen.ToHashSet());
    }

    [Fact]
    public async Task Download_NamedClientHasAProxy_OnlyItsOwnDownloaderUsesIt()
    {
        await using var proxy = StartProxy();
        await using var rig = new FilesRig();
        var services = new ServiceCollection();
        services.AddRdsBackupsClient("behind", options => Configure(options, proxy));
        services.AddRdsBackupsClient("free", options => HostileOptions(options, rig));
        services.Configure<DownloadOptions>("free", options => options.AllowLoopbackLinks = true);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IBackupDownloader>("free").CopyToAsync(rig.Backup, Stream.Null, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task Download_PrimaryHandlerIsTheUsers_ObjectGoesThroughItToo()
    {
        await using var proxy = StartProxy();
        var services = new ServiceCollection();
        services.AddRdsBackupsClient(options => Configure(options, proxy: null)).ConfigurePrimaryHttpMessageHandler(
            () => new SocketsHttpHandler { Proxy = new System.Net.WebProxy(proxy.Endpoint), AllowAutoRedirect = false });
        services.Configure<DownloadOptions>(options => options.AdditionalLinkHosts.Add(Store.Host));
        await using var provider = services.BuildServiceProvider();

        await RequireDownloadAsync(provider.GetRequiredService<IRdsBackupsClient>(), provider.GetRequiredService<IBackupDownloader>());

        RequireBoth(proxy);
    }

    [Fact]
    public async Task Download_ClientHasAnHttpClientOfTheUser_ObjectGoesThroughItAndItStaysOpen()
    {
        await using var proxy = StartProxy();
        using var http = ThroughProxy(proxy);
        using var client = new RdsBackupsClient(Options(proxy: null), http);
        using (var downloader = new BackupDownloader(client, Downloads()))
        {
            await RequireDownloadAsync(client, downloader);
        }

        RequireBoth(proxy);
        await HostileClient.ListAsync(client, DescribeBackupsRequest.For(HandMade.Instance).Build());
    }

    [Fact]
    public async Task Download_DownloaderHasAnHttpClientOfTheUser_ObjectGoesThroughItAndItStaysOpen()
    {
        await using var api = StartProxy();
        await using var proxy = StartProxy();
        using var http = ThroughProxy(proxy);
        using var client = new RdsBackupsClient(Options(api));
        using (var downloader = new BackupDownloader(client, Downloads(), httpClient: http))
        {
            await RequireDownloadAsync(client, downloader);
        }

        Assert.DoesNotContain(proxy.Requests, request => request.Target.StartsWith(Service, StringComparison.Ordinal));
        Assert.Contains(proxy.Requests, request => request.Target.StartsWith(Store.OriginalString, StringComparison.Ordinal));
        Assert.DoesNotContain(api.Requests, request => request.Target.StartsWith(Store.OriginalString, StringComparison.Ordinal));
        Assert.Equal(206, (int)(await http.SendAsync(Ranged(), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Download_HttpClientOfTheUserFollowsRedirects_TakesNothingFromElsewhere()
    {
        await using var elsewhere = RawServer.Answer(_file.Respond);
        await using var store = RawServer.Answer(_ => new RawReply { Status = 302, Headers = [$"Location: {StoredFile.Link(elsewhere.Endpoint)}"] });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = true });
        using var client = HostileClient.Connect(store);
        using var downloader = new BackupDownloader(client, new DownloadOptions { AllowLoopbackLinks = true }, httpClient: http);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => downloader.CopyToAsync(
            StoredFile.Row(store.Endpoint), Stream.Null, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("AllowAutoRedirect", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_ClientUsesNoProxy_TlsSettingsReachTheStore()
    {
        var asked = 0;
        await using var rig = new FilesRig(configure: options => options.Connection.ConfigureTls = _ => Interlocked.Increment(ref asked));

        await rig.DownloadAsync();

        Assert.Equal(2, asked);
    }

    private static HttpRequestMessage Ranged()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, StoredFile.Link(Store));
        request.Headers.TryAddWithoutValidation("Range", "bytes=0-0");
        return request;
    }

    private RawServer StartProxy() => RawServer.Answer(request => request.Target.StartsWith(Store.OriginalString, StringComparison.Ordinal)
        ? _file.Respond(request)
        : RawReply.Json(HandMade.Page(
            [HandMade.Row(0).Replace("\"BackupDownloadURL\":\"\"", $"\"BackupDownloadURL\":\"{StoredFile.Link(Store)}\"", StringComparison.Ordinal)], "1")));

    private static HttpClient ThroughProxy(RawServer proxy) =>
        new(new SocketsHttpHandler { Proxy = new System.Net.WebProxy(proxy.Endpoint), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private static RdsBackupsClientOptions Options(RawServer? proxy)
    {
        var options = new RdsBackupsClientOptions();
        Configure(options, proxy);
        return options;
    }

    private static void Configure(RdsBackupsClientOptions options, RawServer? proxy)
    {
        options.Endpoint = new Uri(Service);
        options.AllowInsecureHttp = true;
        options.Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret };
        options.Connection.Proxy = proxy?.Endpoint;
        options.Retry.MaxRetries = 0;
    }

    private static void HostileOptions(RdsBackupsClientOptions options, FilesRig rig)
    {
        options.Endpoint = rig.Server.Endpoint;
        options.Connection.UseProxy = false;
        options.Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret };
    }

    private static DownloadOptions Downloads() => new()
    {
        PartSize = FilesRig.PartSize,
        AdditionalLinkHosts = { Store.Host },
        Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, MaxAttempts = 2 },
    };

    private async Task RequireDownloadAsync(IRdsBackupsClient client, IBackupDownloader downloader)
    {
        var backup = await client.GetBackupAsync(new DbInstanceId(HandMade.Instance), new BackupId("100000"), TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await downloader.CopyToAsync(backup, copy, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(_file.Content, copy.ToArray());
    }

    private static void RequireBoth(RawServer proxy)
    {
        Assert.Contains(proxy.Requests, request => request.Target.StartsWith(Service, StringComparison.Ordinal));
        Assert.Contains(proxy.Requests, request => request.Target.StartsWith(Store.OriginalString, StringComparison.Ordinal));
    }

    private sealed class SpyHandler(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (seen)
            {
                seen.Add(request.RequestUri!.Host);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
