using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Downloading.Support;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.IntegrationTests.Downloading;

/// <summary>Cancelling ends a download in each of its phases; the target is untouched or right, and the next call goes on.</summary>
public sealed class CancelScenarioTests : IDisposable
{
    private const int Finished = 3005;

    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task DownloadToFileAsync_CancelledWhileProbing_EndsAndLeavesTheTargetAlone()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        fixture.Fail(EmulatorDownloadFault.StallBeforeHeaders(), skip: 0);

        var download = fixture.DownloadAsync(cancellationToken: _cancellation.Token);
        await WaitForAsync(fixture, "GetObject", count: 1);
        await _cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        await AssertGoesOnAsync(fixture);
    }

    [Fact]
    public async Task DownloadToFileAsync_CancelledWhileRenewing_EndsAndGoesOnNextTime()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        var backup = await fixture.GetBackupAsync();
        fixture.Fail(EmulatorDownloadFault.LinkExpired(), times: 100, skip: 10);
        fixture.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorFault.Stall(EmulatorFaultPoint.BeforeHeaders), Action = "DescribeBackups" });

        var download = fixture.Downloader.DownloadToFileAsync(backup, fixture.Target, cancellationToken: _cancellation.Token);
        await WaitForAsync(fixture, "DescribeBackups", count: 2);
        await _cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        await AssertGoesOnAsync(fixture);
    }

    [Theory]
    [InlineData(38)]
    [InlineData(40)]
    [InlineData(41)]
    public async Task DownloadToFileAsync_CancelledAroundTheLastPart_IsCancelledOrWhole(int answers)
    {
        await using var fixture = await DownloadFixture.StartAsync();

        var download = fixture.DownloadAsync(cancellationToken: _cancellation.Token);
        await WaitForAsync(fixture, "GetObject", answers);
        await _cancellation.CancelAsync();
        await download.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal(download.IsCompletedSuccessfully, File.Exists(fixture.Target));
        if (download.IsCompletedSuccessfully)
        {
            await fixture.AssertFileIsRightAsync();
        }
        else
        {
            await AssertGoesOnAsync(fixture);
        }
    }

    [Fact]
    public async Task DownloadToFileAsync_CancelledAtTheRename_IsWholeWithItsManifest()
    {
        await using var fixture = await DownloadFixture.StartAsync();
        using var loggers = new LoggerFactory([new CancelAt(Finished, _cancellation)]);

        var result = await fixture.CreateDownloader(loggers).DownloadToFileAsync(
            await fixture.GetBackupAsync(), fixture.Target, cancellationToken: _cancellation.Token);

        Assert.True(_cancellation.IsCancellationRequested);
        Assert.True(result.IsProven);
        await fixture.AssertFileIsRightAsync();
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], fixture.Names.Order());
    }

    private static async Task AssertGoesOnAsync(DownloadFixture fixture)
    {
        Assert.False(File.Exists(fixture.Target));
        fixture.Emulator.Faults.Clear();
        Assert.True((await fixture.DownloadAsync()).IsProven);
        await fixture.AssertFileIsRightAsync();
    }

    private static async Task WaitForAsync(DownloadFixture fixture, string action, int count)
    {
        var journal = fixture.Emulator.Journal;
        for (var received = journal.ReceivedCount; fixture.CountCalls(action) < count; received = journal.ReceivedCount)
        {
            await journal.WaitForRequestsAsync(received + 1, TestContext.Current.CancellationToken);
        }
    }

    private sealed class CancelAt(int eventId, CancellationTokenSource cancellation) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (id.Id == eventId)
            {
                cancellation.Cancel();
            }
        }
    }
}
