using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>Links of each kind, and which one is taken.</summary>
public sealed class LinkScenarioTests
{
    [Theory]
    [InlineData(EmulatorLinkSignature.V1)]
    [InlineData(EmulatorLinkSignature.V4)]
    public async Task DownloadToFileAsync_EitherSignature_IsNotBroken(EmulatorLinkSignature signature)
    {
        await using var fixture = await DownloadFixture.StartAsync(configure: options => options with { LinkSignature = signature });

        Assert.True((await fixture.DownloadAsync()).IsProven);
    }

    [Fact]
    public async Task DownloadToFileAsync_InternalHostCannotBeReached_TakesThePublicLink()
    {
        await using var fixture = await DownloadFixture.StartAsync(configure: options => options with { IntranetLinkAuthority = "127.0.0.1:1" });

        var result = await fixture.DownloadAsync();

        Assert.Equal((true, false), (result.IsProven, result.UsedInternalLink));
    }

    [Fact]
    public async Task DownloadToFileAsync_DatabaseOfSqlServer_GetsItsOwnFile()
    {
        await using var fixture = await DownloadFixture.StartAsync(
            DownloadFixture.Backup(9 * DownloadFixture.Mebibyte) with { Databases = ["orders", "stock", "users"] },
            engine: EmulatorEngine.SqlServer);
        fixture.Options.Database = "Stock";

        var result = await fixture.DownloadAsync();

        Assert.Equal((true, 3 * DownloadFixture.Mebibyte, BackupFileFormat.Zip), (result.IsProven, result.Bytes, result.Format));
    }

    [Fact]
    public async Task CopyToAsync_ThreeExpiriesAndTenResets_GivesTheBytesInOrder()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        Trouble(fixture);
        using var target = new MemoryStream();

        var result = await fixture.Downloader.CopyToAsync(
            await fixture.GetBackupAsync(), target, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((true, 3), (result.IsProven, result.LinkRenewals));
        fixture.Emulator.Faults.VerifyAllUsed();
        await fixture.AssertRightAsync(target.ToArray());
    }

    [Fact]
    public async Task OpenReadAsync_ThreeExpiriesAndTenResets_GivesTheBytesInOrder()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        Trouble(fixture);
        using var target = new MemoryStream();

        await using var stream = await fixture.Downloader.OpenReadAsync(
            await fixture.GetBackupAsync(), cancellationToken: TestContext.Current.CancellationToken);
        await stream.CopyToAsync(target, TestContext.Current.CancellationToken);

        fixture.Emulator.Faults.VerifyAllUsed();
        await fixture.AssertRightAsync(target.ToArray());
    }

    private static void Trouble(DownloadFixture fixture)
    {
        // The first rule that fits a request takes it, and every request of a stream holds a byte to be reset at.
        for (var expiry = 0; expiry < 3; expiry++)
        {
            fixture.Fail(EmulatorDownloadFault.LinkExpired(), skip: 2 + (3 * expiry));
        }

        for (var reset = 0; reset < 10; reset++)
        {
            fixture.Fail(EmulatorDownloadFault.ResetAt(((reset * 3) + 1) * DownloadFixture.Mebibyte), skip: 0);
        }
    }
}
