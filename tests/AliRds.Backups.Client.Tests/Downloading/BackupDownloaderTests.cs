using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading;

public sealed class BackupDownloaderTests
{
    private const int PartSize = DownloadRig.PartSize;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PartSize - 1)]
    [InlineData(PartSize)]
    [InlineData(PartSize + 1)]
    [InlineData((10 * PartSize) - 1)]
    [InlineData(10 * PartSize)]
    [InlineData((10 * PartSize) + 1)]
    public async Task DownloadToFileAsync_AnySize_IsExactAndProven(int length)
    {
        using var rig = new DownloadRig(FakeObjectStore.With(length));

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.True(result.IsProven);
        Assert.Equal((length, rig.Store.Crc64, 0), (result.Bytes, result.Crc64, result.WastedBytes));
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names.Order());
    }

    [Fact]
    public async Task DownloadToFileAsync_ConnectionsBreak_GoesOnFromTheByteReached()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Body = (number, bytes) => number is 2 or 3 or 5 ? new BrokenStream(bytes, 1000, endsQuietly: number == 3) : new MemoryStream(bytes);
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal(store.Content, rig.ReadTarget());
        Assert.Equal((3, 10 * PartSize), (result.Retries, result.ReceivedBytes));
    }

    [Fact]
    public async Task DownloadToFileAsync_LinkExpiresWhileManyPartsWait_AsksOnceForANewOne()
    {
        var store = FakeObjectStore.With(20 * PartSize);
        store.Fault = (number, request) => number > 6 && request.RequestUri!.OriginalString.Contains("=k0&", StringComparison.Ordinal)
            ? FakeObjectStore.Expired()
            : null;
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal(store.Content, rig.ReadTarget());
        Assert.Equal((1, 1), (rig.Client.Calls, result.LinkRenewals));
    }

    [Fact]
    public async Task DownloadToFileAsync_NewLinksAreRefusedToo_ThrowsLinkExpiredAndKeepsTheFile()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Fault = (number, _) => number > 4 ? FakeObjectStore.Expired() : null;
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAsync<RdsLinkExpiredException>(() => rig.DownloadAsync());

        Assert.Equal(rig.PartialFiles.Single(), exception.KeptPath);
        Assert.True(exception.KeptBytes > 0);
        Assert.False(File.Exists(rig.Target));
    }

    [Fact]
    public async Task DownloadToFileAsync_EveryThirdResponseIsTheWholeObject_WritesNoWrongByte()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Fault = (number, _) => number % 3 == 0 ? new HttpResponseMessage { Content = new ByteArrayContent(store.Content) } : null;
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal(store.Content, rig.ReadTarget());
        Assert.Equal(0, result.WastedBytes);
    }

    [Fact]
    public async Task DownloadToFileAsync_RangesAreNeverHonoured_ThrowsAfterTheTriesAllowed()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Fault = (_, _) => new HttpResponseMessage { Content = new ByteArrayContent(store.Content) };
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());

        Assert.Contains("206", exception.Message, StringComparison.Ordinal);
        Assert.Equal(rig.Options.Retry.MaxAttempts, store.Requests);
        Assert.Empty(rig.Names);
    }

    [Fact]
    public async Task DownloadToFileAsync_ServiceIsBusy_RetriesUntilItIsNot()
    {
        var store = FakeObjectStore.With(4 * PartSize);
        store.Fault = (number, _) => number is > 1 and < 8 ? FakeObjectStore.Refuse(503, "ServiceUnavailable", "Please reduce your request rate.") : null;
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal(store.Content, rig.ReadTarget());
        Assert.Equal(6, result.Retries);
    }

    [Fact]
    public async Task DownloadToFileAsync_ResponseIsFinal_DoesNotRetry()
    {
        var store = FakeObjectStore.With(PartSize);
        store.Fault = (_, _) => FakeObjectStore.Refuse(403, "InvalidObjectState", "The operation is not valid for the object's state");
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());

        Assert.Equal((403, "InvalidObjectState", "REQ-1", 1), (exception.StatusCode, exception.Code, exception.RequestId, store.Requests));
    }

    [Fact]
    public async Task DownloadToFileAsync_ObjectIsReplacedMeanwhile_BeginsAgainAndSaysWhy()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        var other = FakeObjectStore.With(10 * PartSize, seed: 2);
        store.Fault = (number, _) =>
        {
            if (number == 5)
            {
                (store.Content, store.Crc64, store.ETag) = (other.Content, other.Crc64, "\"OTHER\"");
            }

            return null;
        };
        using var rig = new DownloadRig(store);
        rig.Options.Parallelism = 1;

        var result = await rig.DownloadAsync();

        Assert.Equal(other.Content, rig.ReadTarget());
        Assert.Contains("ETag", Assert.Single(result.Restarts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadToFileAsync_ByteIsWrongOnce_FetchesAgainAndProves()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Body = (number, bytes) => new MemoryStream(number == 7 ? Flip(bytes) : bytes);
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal(store.Content, rig.ReadTarget());
        Assert.Equal((true, 10 * PartSize), (result.IsProven, result.WastedBytes));
    }

    [Fact]
    public async Task DownloadToFileAsync_ByteStaysWrong_ThrowsAndKeepsTheFileAside()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Crc64 ^= 1;
        using var rig = new DownloadRig(store);

        var exception = await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => rig.DownloadAsync());

        Assert.Equal(["backup.xb.corrupt"], rig.Names);
        Assert.Equal(rig.Target + ".corrupt", exception.KeptPath);
    }

    [Fact]
    public async Task DownloadToFileAsync_RowSaysAnotherChecksumThanTheObject_ThrowsWithoutFetchingAgain()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(4 * PartSize));
        rig.Backup = rig.Backup with { Checksum = 1 };

        var exception = await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => rig.DownloadAsync());

        Assert.Contains("Checksum", exception.Check, StringComparison.Ordinal);
        Assert.Equal(5, rig.Store.Requests);
    }

    [Fact]
    public async Task DownloadToFileAsync_NoChecksumIsGiven_IsNotProven()
    {
        var store = FakeObjectStore.With(4 * PartSize);
        store.Crc64 = null;
        store.ETag = null;
        using var rig = new DownloadRig(store);

        var result = await rig.DownloadAsync();

        Assert.Equal("the service gave no checksum of this file; only its length was compared", result.NotProvenReason);
        Assert.Equal(store.Content, rig.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFileAsync_OnlyAnMd5IsGiven_ProvesByIt()
    {
        var store = FakeObjectStore.With(4 * PartSize);
        store.Crc64 = null;
#pragma warning disable CA5351 // The service gives MD5.
        store.Md5 = System.Security.Cryptography.MD5.HashData(store.Content);
#pragma warning restore CA5351
        using var rig = new DownloadRig(store);

        Assert.True((await rig.DownloadAsync()).IsProven);
    }

    [Fact]
    public async Task DownloadToFileAsync_Sha256IsWanted_IsThatOfTheContent()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(4 * PartSize));
        rig.Options.Verification = VerificationLevel.ChecksumAndSha256;

        var result = await rig.DownloadAsync();

        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(rig.Store.Content)), result.Sha256, ignoreCase: true);
    }

    [Fact]
    public async Task DownloadToFileAsync_BackupSizeDiffers_DoesNotMind()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(PartSize));
        rig.Backup = rig.Backup with { Size = 1 };

        Assert.True((await rig.DownloadAsync()).IsProven);
    }

    [Fact]
    public async Task DownloadToFileAsync_Progress_NeverGoesBackAndEndsDone()
    {
        var store = FakeObjectStore.With(10 * PartSize);
        store.Body = (number, bytes) => new MemoryStream(number == 7 ? Flip(bytes) : bytes);
        using var rig = new DownloadRig(store);
        var progress = new RecordedProgress();

        await rig.DownloadAsync(progress);

        Assert.Equal(progress.Reports.Select(report => report.BytesWritten).Order(), progress.Reports.Select(report => report.BytesWritten));
        Assert.Equal((DownloadPhase.Done, 1.0, 10), (progress.Reports[^1].Phase, progress.Reports[^1].Fraction, progress.Reports[^1].PartsDone));
    }

    private static byte[] Flip(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[100] ^= 1;
        return flipped;
    }
}
