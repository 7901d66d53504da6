using System.Text;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>An object store that answers a question for one byte, or a refused range, with all that the line carries.</summary>
public sealed class BoundedReadTests
{
    private const int Block = 1024 * 1024;
    private const long MostAllowed = 64L * Block;

    public static TheoryData<string> Heads =>
    [
        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-0/1000\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-0/1000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 999999999999\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task OpenRead_ResponseToTheProbeNeverEnds_IsNotRead(string head)
    {
        var sent = 0L;
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(head);
            var block = head.Contains("chunked", StringComparison.Ordinal)
                ? Encoding.Latin1.GetBytes($"{Block:X}\r\n{new string(' ', Block)}\r\n")
                : new byte[Block];
            while (!connection.Stopped.IsCancellationRequested)
            {
                await connection.SendAsync(block);
                Interlocked.Add(ref sent, Block);
            }
        });
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, new DownloadOptions
        {
            AllowLoopbackLinks = true,
            Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, MaxAttempts = 2 },
        });
        var before = GC.GetTotalAllocatedBytes();

        await Assert.ThrowsAsync<RdsDownloadException>(() => downloader.OpenReadAsync(StoredFile.Row(server.Endpoint), cancellationToken: TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        Assert.InRange(Interlocked.Read(ref sent), 0, MostAllowed);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 4 * MostAllowed);
    }

    public static TheoryData<string> Documents =>
    [
        "",
        "<Error>",
        "<Error><Code>A</Code><Message>" + new string('m', 60_000) + "</Message></Error>",
        string.Concat(Enumerable.Repeat("<a>", 20_000)),
        "<Error>" + string.Concat(Enumerable.Repeat("<a>", 20_000)),
        "<!DOCTYPE Error [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><Error><Code>&b;</Code></Error>",
        "<?xml version=\"1.0\" encoding=\"klingon\"?><Error><Code>A</Code></Error>",
        "<?xml version=\"1.0\" encoding=\"utf-16\"?><Error><Code>A</Code></Error>",
        "<Error>text<Code>A</Code>&unknown;</Error>",
        "<Error " + string.Concat(Enumerable.Range(0, 4000).Select(number => $"a{number}='x' ")) + "/>",
        "\ufeff<html><body>portal</body></html>",
        "{\"Code\":\"A\"}",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task OpenRead_ErrorBodyIsStrange_IsStillATypedErrorWithTheStatus(string document)
    {
        await using var rig = new FilesRig(lie: _ => new RawReply
        {
            Status = 400,
            ContentType = "application/xml",
            Headers = ["x-oss-request-id: REQ-STORE"],
            Body = Encoding.UTF8.GetBytes(document),
        });

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(
            () => rig.Downloader.OpenReadAsync(rig.Backup, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((400, "REQ-STORE"), (exception.StatusCode, exception.RequestId));
        Assert.InRange(exception.Message.Length, 1, 2000);
    }
}
