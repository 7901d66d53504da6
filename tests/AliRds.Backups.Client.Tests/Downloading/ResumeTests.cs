using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading;

/// <summary>A first run that stops after some parts, something that happens, and a second run.</summary>
public sealed class ResumeTests
{
    private const int PartSize = DownloadRig.PartSize;

    [Fact]
    public async Task DownloadToFileAsync_AfterAFailure_FetchesOnlyWhatIsMissing()
    {
        using var rig = await InterruptedAsync();

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.Equal((20 * PartSize, 0), (result.ResumedBytes + result.ReceivedBytes, result.WastedBytes));
        Assert.True(result.ResumedBytes > 0);
        Assert.Empty(result.Restarts);
    }

    [Fact]
    public async Task DownloadToFileAsync_AfterCancellation_FetchesOnlyWhatIsMissing()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(20 * PartSize));
        using var cancellation = new CancellationTokenSource();
        rig.Store.Fault = (number, _) =>
        {
            if (number == 12)
            {
                cancellation.Cancel();
            }

            return null;
        };

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.DownloadAsync(cancellation.Token));
        var result = await rig.DownloadAsync();

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.True(result.ResumedBytes >= 4 * PartSize);
    }

    [Fact]
    public async Task DownloadToFileAsync_FileWasCut_FetchesTheGapAgain()
    {
        using var rig = await InterruptedAsync();
        Truncate(rig.PartialFiles.Single(), 3 * PartSize);

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.InRange(result.ResumedBytes, PartSize, 3 * PartSize);
        Assert.True(result.WastedBytes > 0);
    }

    [Fact]
    public async Task DownloadToFileAsync_BytesOnDiskWereChanged_FetchesOnlyTheirPartAgain()
    {
        using var rig = await InterruptedAsync();
        Overwrite(rig.PartialFiles.Single(), PartSize + 10);

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.Equal(PartSize, result.WastedBytes);
    }

    [Theory]
    [InlineData("\"0123456789ABCDEF\"", "CRC-64")]
    [InlineData("\"ANOTHER\"", "ETag")]
    public async Task DownloadToFileAsync_ObjectWasReplacedBySameSize_BeginsAgainAndSaysWhy(string etag, string reason)
    {
        using var rig = await InterruptedAsync();
        var other = FakeObjectStore.With(20 * PartSize, seed: 2);
        (rig.Store.Content, rig.Store.Crc64, rig.Store.ETag) = (other.Content, other.Crc64, etag);

        var result = await rig.DownloadAsync();

        Assert.Equal(other.Content, rig.ReadTarget());
        Assert.Equal(0, result.ResumedBytes);
        Assert.Contains(reason, Assert.Single(result.Restarts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task DownloadToFileAsync_JournalsWereCut_BeginsAgain(int length)
    {
        using var rig = await InterruptedAsync();
        foreach (var journal in Journals(rig))
        {
            Truncate(journal, length);
        }

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.Contains("journal", Assert.Single(result.Restarts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadToFileAsync_BytesWereDeletedAndJournalKept_BeginsAgain()
    {
        using var rig = await InterruptedAsync();
        File.Delete(rig.PartialFiles.Single());

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.Contains("gone", Assert.Single(result.Restarts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadToFileAsync_AnotherPartSizeIsAskedFor_StillGoesOn()
    {
        using var rig = await InterruptedAsync();
        rig.Options.PartSize = 4 * PartSize;

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.True(result.ResumedBytes > 0);
    }

    [Fact]
    public async Task DownloadToFileAsync_LengthOnlyAfterALengthOnlyRun_KeepsWhatWasFlushed()
    {
        using var rig = await InterruptedAsync(options => options.Verification = VerificationLevel.Length);

        var result = await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.False(result.IsProven);
    }

    [Fact]
    public async Task Journal_OfAnInterruptedDownload_HoldsNoSignature()
    {
        using var rig = await InterruptedAsync();

        Assert.All(Journals(rig), journal =>
            Assert.DoesNotContain(TestBackup.Secret, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(journal)), StringComparison.Ordinal));
    }

    private static async Task<DownloadRig> InterruptedAsync(Action<DownloadOptions>? configure = null)
    {
        var rig = new DownloadRig(FakeObjectStore.With(20 * PartSize));
        rig.Options.Parallelism = 1;
        configure?.Invoke(rig.Options);
        rig.Store.Fault = (number, _) => number > 12 ? FakeObjectStore.Refuse(403, "UserDisable", "The account is disabled.") : null;
        await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        rig.Store.Fault = (_, _) => null;
        return rig;
    }

    private static string[] Journals(DownloadRig rig) =>
        [.. rig.Names.Where(name => name.EndsWith(".journal", StringComparison.Ordinal) || name.EndsWith(".recent", StringComparison.Ordinal))
            .Select(name => Path.Combine(Path.GetDirectoryName(rig.Target)!, name))];

    private static void Truncate(string path, long length)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(handle, length);
    }

    private static void Overwrite(string path, long offset)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        var bytes = new byte[1];
        RandomAccess.Read(handle, bytes, offset);
        bytes[0] ^= 0xff;
        RandomAccess.Write(handle, bytes, offset);
    }
}
