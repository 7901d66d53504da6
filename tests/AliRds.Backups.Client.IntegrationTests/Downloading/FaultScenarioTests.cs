using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>What goes wrong on the line and at the object store, over real sockets.</summary>
public sealed class FaultScenarioTests
{
    [Fact]
    public async Task DownloadToFileAsync_ResetsExpiriesRefusalsAndAStall_GivesTheRightFileWithoutARefetchedByte()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Options.Retry.MaxAttempts = 20;
        for (var fault = 0; fault < 10; fault++)
        {
            fixture.Fail(EmulatorDownloadFault.ResetAt((fault * 3 * DownloadFixture.Mebibyte) + 1000), skip: 0);
        }

        fixture.Fail(EmulatorDownloadFault.ServiceUnavailable(), times: 2, skip: 20);
        fixture.Fail(EmulatorDownloadFault.StallAt(35 * DownloadFixture.Mebibyte), skip: 0);

        var result = await fixture.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Equal((DownloadFixture.Size, 0), (result.ReceivedBytes, result.WastedBytes));
        Assert.InRange(result.Retries, 13, 20);
        await fixture.AssertFileIsRightAsync();
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task DownloadToFileAsync_LinksLiveTwoSeconds_AsksOncePerExpiry()
    {
        await using var fixture = await DownloadFixture.StartAsync(
            configure: options => options with { LinkLifetime = Duration.FromSeconds(2) });
        fixture.Options.BandwidthLimit = new BandwidthLimit(7 * DownloadFixture.Mebibyte);

        var result = await fixture.DownloadAsync();

        Assert.InRange(result.LinkRenewals, 2, 10);
        Assert.Equal(result.LinkRenewals + 1, fixture.CountCalls("DescribeBackups"));
        Assert.Equal(0, result.WastedBytes);
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_LinkIsRefusedAsExpiredOnce_AsksForANewOneOnce()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        var first = await fixture.GetBackupAsync();
        fixture.Emulator.Faults.Add(new EmulatorFaultRule
        {
            Fault = EmulatorDownloadFault.LinkExpired(),
            Times = 8,
            Skip = 5,
            Action = "GetObject",
        });

        var result = await fixture.Downloader.DownloadToFileAsync(first, fixture.Target, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(result.LinkRenewals, 1, 3);
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_EveryThirdResponseIsTheWholeObject_WritesNoWrongByte()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Emulator.Faults.Add(new EmulatorFaultRule
        {
            Fault = EmulatorDownloadFault.IgnoreRange(),
            Times = int.MaxValue,
            When = entry => entry.Action == "GetObject" && entry.Number % 3 == 0,
        });

        var result = await fixture.DownloadAsync();

        Assert.Equal((true, 0), (result.IsProven, result.WastedBytes));
        fixture.Emulator.Faults.Clear();
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_ResponsesOfManyWrongKinds_GivesTheRightFile()
    {
        EmulatorFault[] faults =
        [
            EmulatorDownloadFault.ShiftRange(100),
            EmulatorDownloadFault.Header("Content-Range", "bytes 0-1/5"),
            EmulatorDownloadFault.Header("Content-Range", null),
            EmulatorDownloadFault.Gzip(),
            EmulatorDownloadFault.Body(502, "text/html", "<html>Bad gateway</html>"),
            EmulatorDownloadFault.Body(200, "text/html", "<html>Please log in</html>"),
            EmulatorDownloadFault.ExtraBytes(1000),
            EmulatorDownloadFault.UnannouncedLength(endsAt: 1000),
            EmulatorDownloadFault.CloseAt(5 * DownloadFixture.Mebibyte),
            EmulatorDownloadFault.CloseBeforeHeaders(),
            EmulatorDownloadFault.ResetBeforeHeaders(),
            EmulatorDownloadFault.StallBeforeHeaders(),
            EmulatorDownloadFault.TooManyRequests("1"),
            EmulatorDownloadFault.ServiceUnavailable("junk"),
            EmulatorDownloadFault.InternalError(),
        ];
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Options.Retry.MaxAttempts = faults.Length + 1; // One unlucky part may get them all.
        Array.ForEach(faults, fault => fixture.Fail(fault));

        var result = await fixture.DownloadAsync();

        Assert.Equal((true, 0), (result.IsProven, result.WastedBytes));
        fixture.Emulator.Faults.Clear();
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_OneConnectionDrips_DoesNotWaitForIt()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Options.Retry.StallTimeout = TimeSpan.FromSeconds(10);
        fixture.Fail(EmulatorDownloadFault.Drip(1, Duration.FromSeconds(1)), skip: 3);
        fixture.Fail(EmulatorDownloadFault.LimitRate((int)DownloadFixture.Mebibyte), times: int.MaxValue);

        var result = await fixture.DownloadAsync();

        Assert.True(result.Retries > 0);
        Assert.InRange(result.Elapsed.TotalSeconds, 0, 60);
        fixture.Emulator.Faults.Clear();
        await fixture.AssertFileIsRightAsync();
    }

    [Fact]
    public async Task DownloadToFileAsync_StoreIsBusyForAllConnections_ComesThrough()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Options.Retry.MaxAttempts = 21;
        fixture.Fail(EmulatorDownloadFault.ServiceUnavailable(), times: 20, skip: 9);

        var result = await fixture.DownloadAsync();

        Assert.Equal(20, result.Retries);
        Assert.Equal(0, result.WastedBytes);
        await fixture.AssertFileIsRightAsync();
    }

    [Theory]
    [InlineData("NoSuchKey", 404)]
    [InlineData("InvalidObjectState", 403)]
    public async Task DownloadToFileAsync_FileIsNotToBeHad_SaysWhyAndLeavesNothing(string code, int status)
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(status == 404 ? EmulatorDownloadFault.NoSuchKey() : EmulatorDownloadFault.InvalidObjectState(), times: 100, skip: 0);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => fixture.DownloadAsync());

        Assert.Equal((code, status, (string?)null), (exception.Code, exception.StatusCode, exception.KeptPath));
        Assert.Empty(fixture.Names);
    }

    [Fact]
    public async Task DownloadToFileAsync_Redirect_IsNotFollowed()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.Redirect(new Uri("http://127.0.0.1:1/elsewhere")), times: 100, skip: 0);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => fixture.DownloadAsync());

        Assert.Equal(302, exception.StatusCode);
    }
}
