using AliRds.Backups.Client.HostileTests.Support;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A listing asks for ranges that a service can take, whatever range and window it was given.</summary>
public sealed class RangeTests
{
    public static TheoryData<Duration> LongWindows => [Duration.MaxValue, Duration.FromDays(4_000_000), Duration.FromDays(366 * 100)];

    [Theory]
    [MemberData(nameof(LongWindows), DisableDiscoveryEnumeration = true)]
    public async Task GetBackupPages_WindowLongerThanTheRange_ListsTheRangeAtOnce(Duration window)
    {
        await using var server = HostileList.Serve(HostileList.Rows(35), (_, _) => "35");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client, options: new ListingOptions { Window = window });

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(35), outcome.Ids);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task GetBackupPages_RangeInTheFuture_AsksForAnEndBehindItsStart()
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);
        var request = DescribeBackupsRequest.For(HandMade.Instance).WithStartTime(Instant.FromUtc(9000, 1, 1, 0, 0)).Build();

        var outcome = await HostileList.ListAsync(client, request);

        Assert.Empty(outcome.Backups);
        AssertRangesAreInOrder(server);
    }

    [Fact]
    public async Task GetBackupPages_EndBeforeTheFirstOfAllStarts_AsksForAnEndBehindItsStart()
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);
        var request = DescribeBackupsRequest.For(HandMade.Instance).WithEndTime(Instant.FromUtc(1960, 1, 1, 0, 0)).Build();

        var outcome = await HostileList.ListAsync(client, request);

        Assert.Empty(outcome.Backups);
        AssertRangesAreInOrder(server);
    }

    [Fact]
    public async Task GetBackupPages_WindowsFromPageTwo_ReadsLaterWindowsFromTheirFirstPage()
    {
        await using var server = HostileList.Serve([], (_, _) => "0");
        using var client = HostileClient.Connect(server);
        var request = DescribeBackupsRequest.For(HandMade.Instance).WithPageNumber(2)
            .WithStartTime(Instant.FromUtc(2026, 1, 1, 0, 0)).WithEndTime(Instant.FromUtc(2026, 1, 5, 0, 0)).Build();

        var outcome = await HostileList.ListAsync(client, request, new ListingOptions { Window = Duration.FromHours(48) });

        Assert.Null(outcome.Error);
        Assert.Equal("2", server.Requests[0].Parameter("PageNumber"));
        Assert.All(server.Requests.Skip(1), sent => Assert.Equal("1", sent.Parameter("PageNumber")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task GetBackupPages_ServiceTimesOutForAWhile_GoesBackToLongWindows(int timeouts)
    {
        await using var server = HostileList.ServeByTime(HostileList.Rows(35), request => request.Number <= timeouts ? TimedOut : null);
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);

        var outcome = await HostileList.ListAsync(
            client, HostileList.Request().ToBuilder().WithEndTime(new DateTimeOffset(HostileList.StartOf(0))).Build());

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(35), outcome.Ids);
        Assert.InRange(server.Requests.Count, timeouts, 150);
    }

    [Fact]
    public async Task GetBackupPages_ServiceAlwaysTimesOutOnLongRanges_IsAskedForFewThatAreTooLong()
    {
        static RawReply? Refuse(RawRequest request) => RangeLengthOf(request) > TimeSpan.FromDays(10) ? TimedOut : null;
        await using var server = HostileList.ServeByTime(HostileList.Rows(35), Refuse);
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);
        var request = HostileList.Request().ToBuilder()
            .WithStartTime(new DateTimeOffset(HostileList.StartOf(24 * 365))).WithEndTime(new DateTimeOffset(HostileList.StartOf(0))).Build();

        var outcome = await HostileList.ListAsync(client, request);

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(35), outcome.Ids);
        Assert.InRange(server.Requests.Count(sent => RangeLengthOf(sent) > TimeSpan.FromDays(10)), 2, 4);
        Assert.InRange(server.Requests.Count, 40, 100);
    }

    [Fact]
    public async Task GetBackupPages_WindowsAndTimeoutsReadInPieces_GivesEachBackupOnce()
    {
        await using var server = HostileList.ServeByTime(HostileList.Rows(95), sent => sent.Number is 1 or 2 ? TimedOut : null);
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);
        var request = HostileList.Request().ToBuilder()
            .WithStartTime(new DateTimeOffset(HostileList.StartOf(24 * 365))).WithEndTime(new DateTimeOffset(HostileList.StartOf(0))).Build();
        var options = new ListingOptions();
        var ids = new List<string>();
        var pieces = 0;

        do
        {
            await foreach (var page in client.GetBackupPagesAsync(request, options, TestContext.Current.CancellationToken))
            {
                ids.AddRange(page.Backups.Select(backup => backup.BackupId.Value));
                options = options with { ContinuationToken = page.ContinuationToken };
                break;
            }
        }
        while (options.ContinuationToken is not null && ++pieces < 200);

        Assert.Null(options.ContinuationToken);
        Assert.Equal(HostileList.Ids(95), ids);
    }

    [Fact]
    public async Task GetBackupPages_WindowChosen_NeverGrowsBeyondIt()
    {
        await using var server = HostileList.ServeByTime(HostileList.Rows(5), request => request.Number == 2 ? TimedOut : null);
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);
        var request = HostileList.Request().ToBuilder()
            .WithStartTime(new DateTimeOffset(HostileList.StartOf(24 * 365))).WithEndTime(new DateTimeOffset(HostileList.StartOf(0))).Build();

        var outcome = await HostileList.ListAsync(client, request, new ListingOptions { Window = Duration.FromDays(20) });

        Assert.Equal(HostileList.Ids(5), outcome.Ids);
        Assert.All(server.Requests, sent => Assert.True(RangeLengthOf(sent) <= TimeSpan.FromDays(20)));
    }

    private static RawReply TimedOut => RawReply.Json("""{"Code":"SqlExecuteFailedOrTimeout","Message":"Too long.","RequestId":"R"}""", status: 400);

    private static TimeSpan RangeLengthOf(RawRequest request)
    {
        var (start, end) = HostileList.RangeOf(request);
        return end - start;
    }

    private static void AssertRangesAreInOrder(RawServer server) =>
        Assert.All(server.Requests, sent => Assert.True(RangeLengthOf(sent) > TimeSpan.Zero));
}
