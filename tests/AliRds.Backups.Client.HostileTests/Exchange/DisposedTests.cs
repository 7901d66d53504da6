using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>What is disposed says so under its own name, wherever the caller notices it.</summary>
public sealed class DisposedTests
{
    private static readonly List<string> Rows = [.. Enumerable.Range(0, 900).Select(HandMade.Row)];

    public static TheoryData<string> ClientMethods => ["page", "pages", "backups", "many", "one", "range", "action"];

    public static TheoryData<string> DownloaderMethods => ["file", "copy", "read"];

    private static DescribeBackupsRequest Request => DescribeBackupsRequest.For(HandMade.Instance).WithPageSize(30).Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ClientMethods))]
    public async Task Client_Disposed_SaysSoOnEveryMethod(string method)
    {
        await using var server = Pages();
        var client = HostileClient.Connect(server);
        client.Dispose();

        await AssertDisposedAsync(nameof(RdsBackupsClient), () => UseAsync(client, method));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Client_DisposedOverAnHttpClientThatLives_SaysSo()
    {
        await using var server = Pages();
        using var http = Platform.CreateClient();
        var client = new RdsBackupsClient(HostileClient.Options(server), http);
        client.Dispose();

        await AssertDisposedAsync(nameof(RdsBackupsClient), () => UseAsync(client, "page"));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("pages")]
    [InlineData("backups")]
    [InlineData("many")]
    public async Task Client_DisposedInTheMiddleOfAListing_SaysSoAtTheNextPage(string method)
    {
        await using var server = Pages();
        var client = HostileClient.Connect(server);

        await AssertDisposedAsync(nameof(RdsBackupsClient), () => UseAsync(client, method, client.Dispose));
    }

    [Fact]
    public async Task Client_DisposedWhileACallWaitsForItsAnswer_SaysSo()
    {
        var asked = new TaskCompletionSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            asked.SetResult();
            await connection.HangAsync();
        });
        var client = HostileClient.Connect(server);
        var call = client.DescribeBackupsAsync(Request, Stop);
        await asked.Task;

        client.Dispose();

        await AssertDisposedAsync(nameof(RdsBackupsClient), () => call);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(DownloaderMethods))]
    public async Task Downloader_Disposed_SaysSoOnEveryMethod(string method)
    {
        await using var server = Pages();
        using var client = HostileClient.Connect(server);
        var downloader = new BackupDownloader(client, new DownloadOptions { AllowLoopbackLinks = true });
        downloader.Dispose();

        await AssertDisposedAsync(nameof(BackupDownloader), () => DownloadAsync(downloader, method, BackupAt(server)));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(DownloaderMethods))]
    public async Task Downloader_DisposedWhileARequestWaitsForItsAnswer_SaysSo(string method)
    {
        var asked = new TaskCompletionSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            asked.SetResult();
            await connection.HangAsync();
        });
        using var client = HostileClient.Connect(server);
        var downloader = new BackupDownloader(client, new DownloadOptions
        {
            AllowLoopbackLinks = true,
            Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero },
        });
        var download = DownloadAsync(downloader, method, BackupAt(server));
        await asked.Task;

        downloader.Dispose();

        await AssertDisposedAsync(nameof(BackupDownloader), () => download);
    }

    private static RawServer Pages() => RawServer.Answer(request =>
        RawReply.Json(HandMade.Page(HandMade.Slice(Rows, request), "900", request.Parameter("PageNumber") ?? "1")));

    private static async Task UseAsync(RdsBackupsClient client, string method, Action? afterTheFirst = null)
    {
        switch (method)
        {
            case "page":
                await client.DescribeBackupsAsync(Request, Stop);
                break;
            case "pages":
                await ReadAsync(client.GetBackupPagesAsync(Request, cancellationToken: Stop), afterTheFirst);
                break;
            case "backups":
                await ReadAsync(client.GetBackupsAsync(Request, cancellationToken: Stop), afterTheFirst);
                break;
            case "many":
                await ReadAsync(client.GetBackupPagesForInstancesAsync([Request], new() { MaxParallelism = 1 }, Stop), afterTheFirst);
                break;
            case "range":
                await client.GetRecoveryTimeRangeAsync(HandMade.Instance, Stop);
                break;
            case "action":
                await client.CallAsJsonAsync(new RdsActionRequest("DescribeRegions"), Stop);
                break;
            default:
                await client.GetBackupAsync(new DbInstanceId(HandMade.Instance), new BackupId("100001"), Stop);
                break;
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items, Action? afterTheFirst)
    {
        await foreach (var _ in items)
        {
            afterTheFirst?.Invoke();
        }
    }

    private static async Task DownloadAsync(BackupDownloader downloader, string method, Backup backup)
    {
        switch (method)
        {
            case "file":
                await downloader.DownloadToFileAsync(backup, Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), cancellationToken: Stop);
                break;
            case "copy":
                await downloader.CopyToAsync(backup, Stream.Null, cancellationToken: Stop);
                break;
            default:
                await using (await downloader.OpenReadAsync(backup, cancellationToken: Stop))
                {
                }

                break;
        }
    }

    private static Backup BackupAt(RawServer server) => new()
    {
        BackupId = new BackupId("100001"),
        DbInstanceId = new DbInstanceId(HandMade.Instance),
        Status = BackupStatus.Success,
        DownloadLink = new BackupLink($"{server.Endpoint}data/backup.xb?OSSAccessKeyId=k&Expires=4102444800&Signature=hidden"),
    };

    private static async Task AssertDisposedAsync(string name, Func<Task> use)
    {
        var error = await Assert.ThrowsAsync<ObjectDisposedException>(use);

        Assert.Equal(name, error.ObjectName);
    }
}
