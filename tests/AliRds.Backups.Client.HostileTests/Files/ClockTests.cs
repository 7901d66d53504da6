using System.Globalization;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>The clock of the machine is far off that of the service. The links say when they end by the service's.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset ServerNow = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData(1.5)]
    [InlineData(24)]
    [InlineData(-1.5)]
    public async Task Download_ClockIsFarOff_AsksForNoMoreLinksThanOneWithARightClock(double hours)
    {
        await using var site = new Site(hours, refusesTimes: true);
        var backup = (await HostileClient.ListAsync(site.Client, DescribeBackupsRequest.For(HandMade.Instance).Build())).Single();
        var before = site.Calls;

        var result = await site.DownloadAsync(backup);

        Assert.Equal((0, before), (result.LinkRenewals, site.Calls));
    }

    [Fact]
    public async Task Download_RowCameFromElsewhereAndTheClockIsAhead_AsksForOneLinkAtMost()
    {
        await using var site = new Site(1.5, refusesTimes: false);

        var result = await site.DownloadAsync(StoredFile.Row(site.Server.Endpoint) with { DownloadLink = new BackupLink(site.Link) });

        Assert.InRange(result.LinkRenewals, 0, 1);
        Assert.InRange(site.Calls, 0, 1);
    }

    private sealed class WrongClock(double hoursAhead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(hoursAhead);
    }

    /// <summary>A service whose links live an hour by its own clock.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly StoredFile _file = new(64 * FilesRig.PartSize);
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hostile-files-");
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
        private readonly WrongClock _time;
        private readonly bool _refusesTimes;
        private int _calls;

        internal Site(double hoursAhead, bool refusesTimes)
        {
            _time = new WrongClock(hoursAhead);
            _refusesTimes = refusesTimes;
            Server = RawServer.Answer(request => request.Header("Range") is null ? Describe(request) : _file.Respond(request));
            Client = new RdsBackupsClient(HostileClient.Options(Server, options => options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1)), _http, _time);
        }

        internal RawServer Server { get; }

        internal RdsBackupsClient Client { get; }

        internal int Calls => Volatile.Read(ref _calls);

        internal string Link => StoredFile.Link(Server.Endpoint, expires: ServerNow.AddHours(1).ToUnixTimeSeconds());

        internal async Task<DownloadResult> DownloadAsync(Backup backup)
        {
            var options = new DownloadOptions { PartSize = FilesRig.PartSize, Parallelism = 4, AllowLoopbackLinks = true };
            using var downloader = new BackupDownloader(Client, options, timeProvider: _time);
            return await downloader.DownloadToFileAsync(backup, Path.Combine(_folder.FullName, "x"), cancellationToken: TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            _http.Dispose();
            await Server.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        private RawReply Describe(RawRequest request)
        {
            Interlocked.Increment(ref _calls);
            var sent = DateTimeOffset.Parse(request.Header("x-acs-date")!, CultureInfo.InvariantCulture);
            var reply = _refusesTimes && (sent - ServerNow).Duration() > TimeSpan.FromMinutes(15)
                ? RawReply.Json("""{"RequestId":"1","Code":"InvalidTimeStamp.Expired","Message":"Specified time stamp or date value is expired."}""", 400)
                : RawReply.Json(HandMade.Page([HandMade.Row(0).Replace("\"BackupDownloadURL\":\"\"", $"\"BackupDownloadURL\":\"{Link}\"", StringComparison.Ordinal)], "1"));
            return reply with { Headers = [$"Date: {ServerNow.ToString("R", CultureInfo.InvariantCulture)}"] };
        }
    }
}
