using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading;

public sealed class StreamDownloadTests
{
    private const int Length = 20 * DownloadRig.PartSize;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CopyToAsync_ExpiriesAndResets_GivesTheBytesInOrder()
    {
        using var rig = new DownloadRig(Troubled());
        using var target = new MemoryStream();

        var result = await rig.Downloader.CopyToAsync(rig.Backup, target, cancellationToken: Cancellation);

        Assert.Equal(rig.Store.Content, target.ToArray());
        Assert.Equal((true, (string?)null, 3), (result.IsProven, result.Path, result.LinkRenewals));
    }

    [Fact]
    public async Task OpenReadAsync_ExpiriesAndResets_GivesTheBytesInOrder()
    {
        using var rig = new DownloadRig(Troubled());
        using var target = new MemoryStream();

        await using var stream = await rig.Downloader.OpenReadAsync(rig.Backup, cancellationToken: Cancellation);
        await stream.CopyToAsync(target, Cancellation);

        Assert.Equal(Length, stream.Length);
        Assert.Equal(rig.Store.Content, target.ToArray());
    }

    [Fact]
    public async Task OpenReadAsync_BytesAreWrong_LastReadThrows()
    {
        var store = FakeObjectStore.With(Length);
        store.Crc64 ^= 1;
        using var rig = new DownloadRig(store);
        await using var stream = await rig.Downloader.OpenReadAsync(rig.Backup, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => stream.CopyToAsync(Stream.Null, Cancellation));
        Assert.Equal(Length, stream.Position);
    }

    [Fact]
    public async Task CopyToAsync_ObjectIsReplacedMeanwhile_Throws()
    {
        var store = FakeObjectStore.With(Length);
        store.Body = (number, bytes) => number == 2 ? new BrokenStream(bytes, 1000) : new MemoryStream(bytes);
        store.Fault = (number, _) =>
        {
            store.ETag = number == 3 ? "\"OTHER\"" : store.ETag;
            return null;
        };
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAnyAsync<RdsDownloadException>(
            () => rig.Downloader.CopyToAsync(rig.Backup, Stream.Null, cancellationToken: Cancellation));

        Assert.Contains("changed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyToAsync_DestinationFails_ThrowsItsOwnException()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));
        await using var target = new FullStream();

        await Assert.ThrowsAsync<EndOfStreamException>(
            () => rig.Downloader.CopyToAsync(rig.Backup, target, cancellationToken: Cancellation));
    }

    private static FakeObjectStore Troubled()
    {
        var store = FakeObjectStore.With(Length);
        store.Body = (_, bytes) => bytes.Length > 2 * DownloadRig.PartSize ? new BrokenStream(bytes, 2 * DownloadRig.PartSize) : new MemoryStream(bytes);
        store.Fault = (number, _) => number is 4 or 7 or 9 ? FakeObjectStore.Expired() : null;
        return store;
    }

    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new EndOfStreamException();
    }
}
