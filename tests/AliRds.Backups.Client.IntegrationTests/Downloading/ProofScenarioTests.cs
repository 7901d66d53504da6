using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>That a file is right, or that it is said not to be.</summary>
public sealed class ProofScenarioTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(DownloadFixture.Mebibyte - 1)]
    [InlineData(DownloadFixture.Mebibyte)]
    [InlineData((2 * DownloadFixture.Mebibyte) - 1)]
    [InlineData(2 * DownloadFixture.Mebibyte)]
    [InlineData((2 * DownloadFixture.Mebibyte) + 1)]
    public async Task DownloadToFileAsync_AnySize_IsExactAndProven(long size)
    {
        await using var fixture = await DownloadFixture.StartAsync(size);

        var result = await fixture.DownloadAsync();

        Assert.Equal((true, size), (result.IsProven, result.Bytes));
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_BitFlipsOnce_FetchesAgainAndProves()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.FlipBit((7 * DownloadFixture.Mebibyte) + 5), skip: 0);

        var result = await fixture.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.InRange(result.WastedBytes, 1, DownloadFixture.Size);
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_BitFlipsEachTime_KeepsTheFileAsideAndThrows()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.FlipBit((7 * DownloadFixture.Mebibyte) + 5), times: 100, skip: 0);

        var exception = await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => fixture.DownloadAsync());

        Assert.Equal(["backup.xb.corrupt"], fixture.Names);
        Assert.Equal(DownloadFixture.Size, exception.KeptBytes);
    }

    [Fact]
    public async Task DownloadToFileAsync_ObjectIsTruncated_IsFoundByItsChecksum()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.Truncate(DownloadFixture.Mebibyte), times: 1000, skip: 0);

        await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => fixture.DownloadAsync());

        Assert.False(File.Exists(fixture.Target));
    }

    [Fact]
    public async Task DownloadToFileAsync_ObjectIsReplacedMeanwhile_BeginsAgainAndSaysWhy()
    {
        await using var fixture = await DownloadFixture.StartAsync(DownloadFixture.Backup() with { Checksum = "" });
        fixture.Fail(EmulatorDownloadFault.Replace(), times: 100, skip: 10);

        var result = await fixture.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.NotEmpty(Assert.Single(result.Restarts));
    }

    [Fact]
    public async Task DownloadToFileAsync_NoChecksumAnywhere_IsNotProven()
    {
        await using var fixture = await DownloadFixture.StartAsync(DownloadFixture.Backup() with { Checksum = "" });
        fixture.Fail(EmulatorDownloadFault.Header("x-oss-hash-crc64ecma", null), times: 1000, skip: 0);
        fixture.Fail(EmulatorDownloadFault.Header("Content-MD5", null), times: 1000, skip: 0);

        var result = await fixture.DownloadAsync();

        Assert.False(result.IsProven);
        fixture.Emulator.Faults.Clear();
        await fixture.AssertFileIsRightAsync();
    }
}
