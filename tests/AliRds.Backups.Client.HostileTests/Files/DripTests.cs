using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>A server that keeps a download alive with single bytes. Nothing else runs that it could be slower than.</summary>
public sealed class DripTests
{
    private const int Length = 60_000;

    [Fact]
    public async Task Download_OnlyPartDrips_EndsByABoundAndKeepsTheBytes()
    {
        var file = new StoredFile(Length);
        await using var server = RawServer.Start(connection => DripAsync(connection, file));
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, Options());
        var folder = Directory.CreateTempSubdirectory("hostile-files-");
        try
        {
            var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => downloader
                .DownloadToFileAsync(StoredFile.Row(server.Endpoint), Path.Combine(folder.FullName, "x"), cancellationToken: TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

            Assert.Contains("bytes a second", exception.Message, StringComparison.Ordinal);
            Assert.InRange(exception.KeptBytes, 1, Length - 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task CopyToAsync_StreamDrips_EndsByABound()
    {
        var file = new StoredFile(Length);
        await using var server = RawServer.Start(connection => DripAsync(connection, file));
        using var client = HostileClient.Connect(server);
        using var downloader = new BackupDownloader(client, Options());

        await Assert.ThrowsAsync<RdsDownloadException>(() => downloader
            .CopyToAsync(StoredFile.Row(server.Endpoint), Stream.Null, cancellationToken: TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
    }

    private static DownloadOptions Options() => new()
    {
        AllowLoopbackLinks = true,
        Retry = new DownloadRetryOptions
        {
            BaseDelay = TimeSpan.Zero,
            MaxDelay = TimeSpan.Zero,
            MaxAttempts = 3,
            StallTimeout = TimeSpan.FromSeconds(0.5),
        },
    };

    private static async Task DripAsync(RawConnection connection, StoredFile file)
    {
        // The pace is the attack; no test waits for it.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await connection.ReadRequestAsync() is { } request)
        {
            var reply = file.Respond(request);
            var bytes = reply.ToBytes();
            var head = bytes.Length - reply.Body.Length + 1;
            await connection.SendAsync(bytes.AsMemory(0, head));
            for (var index = head; index < bytes.Length; index++)
            {
                await pace.WaitForNextTickAsync(connection.Stopped);
                await connection.SendAsync(bytes.AsMemory(index, 1));
            }
        }
    }
}
