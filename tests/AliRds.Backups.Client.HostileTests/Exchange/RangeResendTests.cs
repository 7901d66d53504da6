using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Ranges of a download whose connections end without a response: what comes over the wire is what the downloader counts.</summary>
public sealed class RangeResendTests
{
    private static readonly byte[] File = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number * 7))];

    [Fact]
    public async Task Download_OverConnectionsThatClose_SendsEachAttemptOnce()
    {
        await using var server = Closing.Always();
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, Options(maxAttempts: 3));

        await Assert.ThrowsAsync<RdsDownloadException>(
            () => downloader.CopyToAsync(BackupAt(server), Stream.Null, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Download_OverAPooledConnectionThatIsDead_SendsTheRangeOnceMoreAndCountsAFault()
    {
        await using var server = RawServer.Start(async connection =>
        {
            // The first connection serves the probe and drops the first range; the second one serves all.
            for (var request = await connection.ReadRequestAsync(); request is not null && request.Number != 2; request = await connection.ReadRequestAsync())
            {
                await connection.SendAsync(Serve(request));
            }
        });
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, Options(maxAttempts: 1));
        using var copy = new MemoryStream();

        var result = await downloader.CopyToAsync(BackupAt(server), copy, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(File, copy.ToArray());
        Assert.Equal([1, 1, 2], server.Requests.Select(request => request.Connection).Take(3));
        Assert.Equal(1, result.Retries);
    }

    [Fact]
    public async Task RangeRequest_OnTheWire_HasNoHeaderThatALinkSignatureCovers()
    {
        await using var server = RawServer.Answer(Serve);
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, Options(maxAttempts: 1));

        await downloader.CopyToAsync(BackupAt(server), Stream.Null, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(server.Requests, request =>
        {
            Assert.Equal("GET", request.Method);
            Assert.Null(request.Header("Content-Type"));
            Assert.Null(request.Header("Content-MD5"));
            Assert.Null(request.Header("Transfer-Encoding"));
            Assert.DoesNotContain("x-oss-", request.ToString(), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static DownloadOptions Options(int maxAttempts) => new()
    {
        AllowLoopbackLinks = true,
        Verification = VerificationLevel.Length,
        Parallelism = 1,
        PartSize = 65536,
        Retry = new DownloadRetryOptions { MaxAttempts = maxAttempts, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
    };

    private static Backup BackupAt(RawServer server) => new()
    {
        BackupId = new BackupId("100001"),
        DbInstanceId = new DbInstanceId(HandMade.Instance),
        Status = BackupStatus.Success,
        Size = File.Length,
        DownloadLink = new BackupLink($"{server.Endpoint}data/backup.xb?OSSAccessKeyId=k&Expires=4102444800&Signature=hidden"),
    };

    private static RawReply Serve(RawRequest request)
    {
        var range = request.Header("Range")!["bytes=".Length..].Split('-');
        var from = int.Parse(range[0]);
        var to = Math.Min(int.Parse(range[1]), File.Length - 1);
        return new RawReply
        {
            Status = 206,
            ContentType = "application/octet-stream",
            Headers = [$"Content-Range: bytes {from}-{to}/{File.Length}", "ETag: \"0123456789ABCDEF\""],
            Body = File[from..(to + 1)],
        };
    }
}
