using NodaTime;

namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>A listing that is continued from a token goes on as if it had never been given up.</summary>
public sealed class ContinuationTests
{
    [Fact]
    public async Task ReadPages_ContinuedBehindEachPage_GivesTheRest()
    {
        var list = new LiveList(100);
        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), new ListingOptions());
        Assert.Null(pages[^1].ContinuationToken);

        for (var read = 1; read < pages.Count; read++)
        {
            var rest = await ListingHarness.ListAsync(
                list, ListingHarness.Request(), new ListingOptions { ContinuationToken = pages[read - 1].ContinuationToken });

            Assert.Null(rest.Error);
            Assert.Equal(list.Rows.Skip(read * 30).Select(row => row.BackupId.Value), rest.Ids);
        }
    }

    [Fact]
    public async Task ReadPages_ContinuedAfterAPurge_LosesNothing()
    {
        var list = new LiveList(100);
        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), new ListingOptions());
        var lasting = list.Rows.Skip(30).Select(row => row.BackupId.Value).ToArray();
        list.RemoveAt(0);

        var (ids, error) = await ListingHarness.ListAsync(
            list, ListingHarness.Request(), new ListingOptions { ContinuationToken = pages[0].ContinuationToken });

        Assert.Null(error);
        Assert.Equal(lasting, ids);
    }

    [Fact]
    public async Task ReadPages_ContinuedBehindADoubt_IsInDoubtToo()
    {
        var list = new LiveList(100);
        list.Transform = (page, request) => request.PageNumber == 2 ? page with { PageRecordCount = 31 } : page;
        var options = new ListingOptions { OnIncomplete = IncompleteListingBehavior.Report };
        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), options);

        var proven = await ListingHarness.PagesAsync(
            new LiveList(100), ListingHarness.Request(), options with { ContinuationToken = pages[0].ContinuationToken });
        var doubted = await ListingHarness.PagesAsync(
            new LiveList(100), ListingHarness.Request(), options with { ContinuationToken = pages[1].ContinuationToken });

        Assert.Null(proven[^1].IncompleteReason);
        Assert.Equal(pages[^1].IncompleteReason, doubted[^1].IncompleteReason);
        Assert.NotNull(doubted[^1].IncompleteReason);
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("e30=")]
    public void ReadPages_JunkToken_IsRefused(string token)
    {
        var exception = Assert.Throws<ArgumentException>(() => ListingHarness.Pager(new LiveList(1)).ReadPages(
            ListingHarness.Request(), new ListingOptions { ContinuationToken = token }, TestContext.Current.CancellationToken));

        Assert.Contains("continuation token", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadPages_TokenOfAnotherRequest_IsRefused()
    {
        var list = new LiveList(100);
        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), new ListingOptions());

        var exception = Assert.Throws<ArgumentException>(() => ListingHarness.Pager(list).ReadPages(
            ListingHarness.Request(50), new ListingOptions { ContinuationToken = pages[0].ContinuationToken }, TestContext.Current.CancellationToken));

        Assert.Contains("another request", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadPages_WindowsContinuedBehindEachPage_GiveTheRest()
    {
        var list = new LiveList(150);
        var request = DescribeBackupsRequest.For("rm-live").WithPageSize(30).WithStartTime(LiveList.Now - Duration.FromDays(8)).Build();
        var options = new ListingOptions { Window = Duration.FromHours(50) };
        var pages = await ListingHarness.PagesAsync(list, request, options);
        Assert.True(pages.Count > 5);

        for (var read = 1; read < pages.Count; read++)
        {
            var rest = await ListingHarness.ListAsync(
                list, request, options with { ContinuationToken = pages[read - 1].ContinuationToken });

            Assert.Null(rest.Error);
            Assert.Equal(pages.Skip(read).SelectMany(page => page.Backups).Select(backup => backup.BackupId.Value), rest.Ids);
        }
    }

    [Fact]
    public async Task ReadPages_ContinuedAfterAPurge_RowsWithoutAnIdJoinNothing()
    {
        var list = new LiveList(100);
        list.Transform = (page, _) => page with { Backups = [page.Backups[0] with { BackupId = default }, .. page.Backups.Skip(1)] };
        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), new ListingOptions());
        var pulledForward = list.Rows[30].BackupId.Value;
        list.RemoveAt(0);

        var (ids, _) = await ListingHarness.ListAsync(
            list, ListingHarness.Request(), new ListingOptions { ContinuationToken = pages[0].ContinuationToken });

        Assert.Contains(pulledForward, ids);
    }
}
