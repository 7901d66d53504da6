using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;
using AliRds.Backups.Client.Paging;
using AliRds.Backups.Client.Requests;
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

    private static void AssertRangesAreInOrder(RawServer server) => Assert.All(server.Requests, sent => Assert.True(
        Time(sent.Parameter("StartTime")!) < Time(sent.Parameter("EndTime")!), $"{sent.Parameter("StartTime")} to {sent.Parameter("EndTime")}"));

    private static DateTimeOffset Time(string minute) => DateTimeOffset.ParseExact(
        minute, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
