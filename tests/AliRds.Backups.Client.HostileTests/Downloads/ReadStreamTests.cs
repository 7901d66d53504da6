using AliRds.Backups.Client.HostileTests.Downloads.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads;

/// <summary>A read stream that is disposed at a bad moment.</summary>
public sealed class ReadStreamTests
{
    private const int Length = 4 * DownloadSite.PartSize;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways => [.. WaysToRead.Keys];

    private static Dictionary<string, Func<Stream, Task>> WaysToRead { get; } = new()
    {
        ["ReadAsync"] = stream => stream.ReadAsync(new byte[100], Cancellation).AsTask(),
        ["ReadExactlyAsync"] = stream => stream.ReadExactlyAsync(new byte[100], Cancellation).AsTask(),
        ["CopyToAsync"] = stream => stream.CopyToAsync(Stream.Null, Cancellation),
        ["Read"] = stream => Task.Run(() => stream.Read(new byte[100], 0, 100)),
        ["Read with a span"] = stream => Task.Run(() => stream.Read(new byte[100].AsSpan())),
        ["ReadByte"] = stream => Task.Run(stream.ReadByte),
        ["CopyTo"] = stream => Task.Run(() => stream.CopyTo(Stream.Null)),
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Dispose_WhileAReadWaits_EndsTheReadAndSendsNothingMore(string way)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var waits = HangOn(site, afterBytes: 0);
        var stream = await site.OpenAsync();
        var read = WaysToRead[way](stream);
        await waits.WaitAsync(Deadline, Cancellation);
        var sent = site.Store.Requests.Count;

        await stream.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read.WaitAsync(Deadline, Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WaysToRead[way](stream));
        Assert.Equal(sent, site.Store.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Dispose_InTheMiddleOfABody_EndsTheReadAndSendsNothingMore(string way)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var waits = HangOn(site, afterBytes: 1000);
        var stream = await site.OpenAsync();
        await stream.ReadExactlyAsync(new byte[1000], Cancellation);
        var read = WaysToRead[way](stream);
        await waits.WaitAsync(Deadline, Cancellation);

        stream.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read.WaitAsync(Deadline, Cancellation));
        Assert.Equal(2, site.Store.Requests.Count);
    }

    [Fact]
    public async Task Dispose_WhileAReadWaitsForItsNextTry_EndsTheRead()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Store.Lie = (request, honest) =>
        {
            if (request.Number == 1)
            {
                return honest;
            }

            failed.TrySetResult();
            return ObjectReply.Error(503, "SlowDown", "Please reduce your rate.").With("Retry-After", "300");
        };
        var stream = await site.OpenAsync();
        var read = stream.ReadAsync(new byte[100], Cancellation).AsTask();
        await failed.Task.WaitAsync(Deadline, Cancellation);

        await stream.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read.WaitAsync(Deadline, Cancellation));
        Assert.Equal(2, site.Store.Requests.Count);
    }

    [Fact]
    public async Task Dispose_ByManyAtOnceWhileAReadWaits_EndsTheReadOnce()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var waits = HangOn(site, afterBytes: 0);
        var stream = await site.OpenAsync();
        var read = stream.ReadAsync(new byte[100], Cancellation).AsTask();
        await waits.WaitAsync(Deadline, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            async () =>
            {
                if (number % 2 == 0)
                {
                    stream.Dispose();
                }
                else
                {
                    await stream.DisposeAsync();
                }
            },
            Cancellation)));

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read.WaitAsync(Deadline, Cancellation));
    }

    [Fact]
    public async Task AfterDispose_EveryMember_SaysSo()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var stream = await site.OpenAsync();
        await stream.DisposeAsync();
        stream.Dispose();

        Assert.False(stream.CanRead);
        Assert.Throws<ObjectDisposedException>(() => stream.Length);
        Assert.Throws<ObjectDisposedException>(() => stream.Position);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stream.ReadAsync(Memory<byte>.Empty, Cancellation).AsTask());
        Assert.Single(site.Store.Requests);
    }

    [Fact]
    public async Task Read_WhileAnotherReadWaits_IsRefusedAndDoesNotHarmTheFirst()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var waits = HangOn(site, afterBytes: 0);
        await using var stream = await site.OpenAsync();
        var first = stream.ReadAsync(new byte[100], Cancellation).AsTask();
        await waits.WaitAsync(Deadline, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.ReadAsync(new byte[100], Cancellation).AsTask());

        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task Read_WithATokenOfItsOwn_EndsByItInTheMiddleOfABodyAndLosesNoByte()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        var waits = HangOn(site, afterBytes: 1000);
        await using var stream = await site.OpenAsync();
        var content = new byte[Length];
        await stream.ReadExactlyAsync(content.AsMemory(0, 1000), Cancellation);
        using var cancellation = new CancellationTokenSource();
        var read = stream.ReadAsync(content.AsMemory(1000), cancellation.Token).AsTask();
        await waits.WaitAsync(Deadline, Cancellation);

        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(Deadline, Cancellation));
        site.Store.Lie = (_, honest) => honest;
        await stream.ReadExactlyAsync(content.AsMemory(1000), Cancellation);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(site.Store.Object.Content, content);
    }

    [Fact]
    public async Task Read_TheTokenOfAnEarlierReadIsCancelled_DoesNotMind()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        await using var stream = await site.OpenAsync();
        var content = new byte[Length];
        using (var cancellation = new CancellationTokenSource())
        {
            await stream.ReadExactlyAsync(content.AsMemory(0, 10), cancellation.Token);
            await cancellation.CancelAsync();
        }

        await stream.ReadExactlyAsync(content.AsMemory(10), Cancellation);

        Assert.Equal(site.Store.Object.Content, content);
        Assert.Equal(2, site.Store.Requests.Count);
    }

    [Fact]
    public async Task Read_TheChecksumDiffers_EveryLastReadSaysSo()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length) with { Crc64 = 42 });
        await using var stream = await site.OpenAsync();

        await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => stream.CopyToAsync(Stream.Null, Cancellation));
        await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => stream.ReadAsync(new byte[1], Cancellation).AsTask());
    }

    /// <summary>Lets the store send no more than the first bytes of the first part; the task ends when they are on the way.</summary>
    private static Task HangOn(DownloadSite site, int afterBytes)
    {
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Store.Lie = (request, honest) =>
        {
            if (request.Number == 1)
            {
                return honest;
            }

            waits.TrySetResult();
            return afterBytes == 0 ? ObjectReply.Silence(AfterReply.Hang) : honest with { Body = honest.Body[..afterBytes], Then = AfterReply.Hang };
        };
        return waits.Task;
    }
}
