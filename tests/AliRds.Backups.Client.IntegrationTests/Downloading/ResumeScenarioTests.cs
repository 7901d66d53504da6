using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>A download that stops in the middle, and the next one.</summary>
public sealed class ResumeScenarioTests
{
    [Fact]
    public async Task DownloadToFileAsync_CancelledAgainAndAgain_FetchesNoByteTwice()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        var received = 0L;
        for (var run = 1; run <= 4; run++)
        {
            received += await CancelAtAsync(fixture, run / 5.0);
            Assert.False(File.Exists(fixture.Target));
        }

        var result = await fixture.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Equal(DownloadFixture.Size, result.ResumedBytes + result.ReceivedBytes);
        Assert.True(received > 0);
        await fixture.AssertFileIsRightAsync();
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], fixture.Names.Order());
    }

    [Fact]
    public async Task DownloadToFileAsync_StoreFailsForGood_KeepsWhatCame()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.InvalidObjectState(), times: 1000, skip: 20);
        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => fixture.DownloadAsync());
        fixture.Emulator.Faults.Clear();

        var result = await fixture.DownloadAsync();

        Assert.Equal(exception.KeptBytes, result.ResumedBytes);
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_ReplacedUnderTheSameTagBetweenRuns_BeginsAgainAndSaysWhy()
    {
        await using var fixture = await DownloadFixture.StartAsync(DownloadFixture.Backup() with { Checksum = "" });
        await CancelAtAsync(fixture, 0.5);
        fixture.Fail(EmulatorDownloadFault.ReplaceUnderSameTag(), times: 1000, skip: 0);

        var result = await fixture.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Contains("CRC-64", Assert.Single(result.Restarts), StringComparison.Ordinal);
    }

    private static async Task<long> CancelAtAsync(DownloadFixture fixture, double fraction)
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(fraction, cancellation);
        fixture.Options.BandwidthLimit = new BandwidthLimit(20 * DownloadFixture.Mebibyte);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.DownloadAsync(progress, cancellation.Token));
        fixture.Options.BandwidthLimit = null;
        return progress.Received;
    }

    private sealed class CancelAt(double fraction, CancellationTokenSource cancellation) : IProgress<DownloadProgress>
    {
        public long Received { get; private set; }

        public void Report(DownloadProgress value)
        {
            Received = value.BytesReceived;
            if (value.Fraction >= fraction)
            {
                cancellation.Cancel();
            }
        }
    }
}
