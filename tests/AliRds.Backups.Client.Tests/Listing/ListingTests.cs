using NodaTime;

namespace AliRds.Backups.Client.Tests.Listing;

public sealed class ListingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(29, 1)]
    [InlineData(30, 2)]
    [InlineData(31, 2)]
    [InlineData(60, 3)]
    [InlineData(1000, 34)]
    public async Task ReadPages_QuietList_ReadsEachPageOnceAndOneMoreBehindAFullOne(int count, int pages)
    {
        var list = new LiveList(count);

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.Null(error);
        Assert.Equal(list.Rows.Select(row => row.BackupId.Value), ids);
        Assert.Equal(pages, list.Requests.Count);
    }

    [Fact]
    public async Task ReadPages_NoRange_FixesTheRangeAtTheStart()
    {
        var list = new LiveList(100);

        await ListingHarness.ListAsync(list, ListingHarness.Request());

        var range = Assert.Single(list.Requests.Select(request => (request.StartTime, request.EndTime)).Distinct());
        Assert.Equal(LiveList.Now + Duration.FromMinutes(15), range.EndTime);
        Assert.True(range.StartTime < LiveList.Now - Duration.FromDays(365 * 10));
    }

    [Fact]
    public async Task ReadPages_PurgeBetweenPages_ReadsThePageBeforeAgainAndLosesNothing()
    {
        var list = new LiveList(90);
        var lasting = list.Rows.Skip(1).Select(row => row.BackupId.Value).ToArray();
        list.BeforeRead = number =>
        {
            if (number == 2)
            {
                list.RemoveAt(0);
            }
        };

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.Null(error);
        Assert.Equal(lasting, ids.Skip(1));
        Assert.Equal([1, 2, 1, 2, 3], list.Requests.Select(request => request.PageNumber));
    }

    [Fact]
    public async Task ReadPages_BackupAppearsBetweenPages_GivesNoneTwice()
    {
        var list = new LiveList(90);
        list.BeforeRead = number =>
        {
            if (number == 2)
            {
                list.Insert(0);
            }
        };

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.Null(error);
        Assert.Equal(90, ids.Count);
        Assert.Equal(90, ids.Distinct().Count());
    }

    [Fact]
    public async Task ReadPages_PurgeHiddenByAnAppearance_SaysIncomplete()
    {
        var list = new LiveList(90);
        list.BeforeRead = number =>
        {
            if (number == 2)
            {
                list.RemoveAt(0);
                list.Insert(45);
            }
        };

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.NotNull(error);
        Assert.Contains("purged unseen", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.ReturnedCount, ids.Count);
    }

    [Fact]
    public async Task ReadPages_ServerIgnoresThePageNumber_EndsAndSaysIncomplete()
    {
        var list = new LiveList(90);
        list.Transform = (page, _) => page with { Backups = [.. list.Rows.Take(30)], PageNumber = 1 };

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.NotNull(error);
        Assert.Equal(30, ids.Count);
        Assert.InRange(list.Requests.Count, 2, 40);
    }

    [Fact]
    public async Task ReadPages_ShortPageOnce_ReadsItAgain()
    {
        var list = new LiveList(90);
        list.Transform = (page, request) => list.Requests.Count == 2
            ? page with { Backups = [.. page.Backups.Take(10)], PageRecordCount = 10 }
            : page;

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.Null(error);
        Assert.Equal(90, ids.Count);
    }

    [Fact]
    public async Task ReadPages_ServerHasASmallerPageSize_StillReadsAll()
    {
        var list = new LiveList(250);
        list.Transform = (page, request) => page with
        {
            Backups = [.. list.Rows.Skip((request.PageNumber - 1) * 30).Take(30)],
            PageRecordCount = Math.Clamp(250 - ((request.PageNumber - 1) * 30), 0, 30),
        };

        var (ids, error) = await ListingHarness.ListAsync(list, ListingHarness.Request(100));

        Assert.Null(error);
        Assert.Equal(250, ids.Count);
    }

    [Fact]
    public async Task ReadPages_AnnouncedRowsThatCannotBeRead_SaysIncomplete()
    {
        var list = new LiveList(20);
        list.Transform = (page, _) => page with { PageRecordCount = 21 };

        var (_, error) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.NotNull(error);
        Assert.Contains("announced more", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadPages_ReportChosen_SaysSoOnTheLastPageOnly()
    {
        var list = new LiveList(50);
        list.Transform = (page, _) => page with { PageRecordCount = 31 };

        var pages = await ListingHarness.PagesAsync(
            list, ListingHarness.Request(), new ListingOptions { OnIncomplete = IncompleteListingBehavior.Report });

        Assert.Null(pages[0].IncompleteReason);
        Assert.NotNull(pages[^1].IncompleteReason);
        Assert.Equal(50, pages.Sum(page => page.Backups.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(24 * 7)]
    public async Task ReadPages_Windows_GiveEachBackupOnceInOrder(int hours)
    {
        var list = new LiveList(150);
        var request = DescribeBackupsRequest.For("rm-live").WithPageSize(30).WithStartTime(LiveList.Now - Duration.FromDays(8)).Build();

        var (ids, error) = await ListingHarness.ListAsync(list, request, new ListingOptions { Window = Duration.FromHours(hours) });

        Assert.Null(error);
        Assert.Equal(list.Rows.Where(row => row.StartTime >= request.StartTime).Select(row => row.BackupId.Value), ids);
    }

    [Fact]
    public async Task ReadPages_ServiceTimesOutOnLongRanges_GoesOverToWindows()
    {
        var list = new LiveList(400);
        list.Transform = (page, request) => request.EndTime - request.StartTime > Duration.FromDays(10)
            ? throw new RdsServiceException(new ServiceError { Code = "SqlExecuteFailedOrTimeout", StatusCode = 400 })
            : page;
        var request = DescribeBackupsRequest.For("rm-live").WithStartTime(LiveList.Now - Duration.FromDays(90)).Build();

        var (ids, error) = await ListingHarness.ListAsync(list, request);

        Assert.Null(error);
        Assert.Equal(list.Rows.Select(row => row.BackupId.Value), ids);
    }

    [Fact]
    public async Task ReadPages_ServiceTimesOutOnAnyRange_GivesItsError()
    {
        var list = new LiveList(10);
        list.Transform = (_, _) => throw new RdsTransportException("Too slow.", isTimeout: true);

        await Assert.ThrowsAsync<RdsTransportException>(() => ListingHarness.ListAsync(list, ListingHarness.Request()));
    }

    [Fact]
    public async Task ReadPages_EnumeratedTwice_StartsTwice()
    {
        var list = new LiveList(40);
        var pages = ListingHarness.Pager(list).ReadPages(
            ListingHarness.Request(), new ListingOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(2, await pages.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await pages.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal([1, 2, 1, 2], list.Requests.Select(request => request.PageNumber));
    }

    [Fact]
    public async Task ReadPages_Prefetch_ReadsNoMoreThanAllowedAhead()
    {
        var list = new LiveList(2999);
        var options = new ListingOptions { Prefetch = 2 };
        var read = 0;

        await foreach (var page in ListingHarness.Pager(list).ReadPages(
            ListingHarness.Request(), options, TestContext.Current.CancellationToken))
        {
            read++;
            Assert.InRange(list.Requests.Count, read, read + 2 + 1 + 1);
        }

        Assert.Equal(100, read);
    }

    [Fact]
    public async Task ReadPages_PrefetchAndError_GivesThePagesBeforeIt()
    {
        var list = new LiveList(90);
        list.Transform = (page, request) => request.PageNumber == 3 ? throw new RdsTransportException("Broken.") : page;
        List<BackupPage> pages = [];

        await Assert.ThrowsAsync<RdsTransportException>(async () =>
        {
            await foreach (var page in ListingHarness.Pager(list).ReadPages(
                ListingHarness.Request(), new ListingOptions { Prefetch = 4 }, TestContext.Current.CancellationToken))
            {
                pages.Add(page);
            }
        });

        Assert.Equal(2, pages.Count);
    }

    [Fact]
    public async Task ReadPages_DroppedRows_KeepReportsInStep()
    {
        var list = new LiveList(60);
        list.BeforeRead = number =>
        {
            if (number == 2)
            {
                list.Insert(0);
            }
        };
        list.Transform = (page, request) => page with { UnreadableFields = [.. page.Backups.Select((_, row) => new UnreadableField(row, "Checksum", page.Backups[row].BackupId.Value))] };

        var pages = await ListingHarness.PagesAsync(list, ListingHarness.Request(), new ListingOptions());

        Assert.All(pages, page => Assert.All(
            page.UnreadableFields, field => Assert.Equal(field.RawValue, page.Backups[field.Row!.Value].BackupId.Value)));
    }

    [Fact]
    public async Task ReadPages_EmptyIds_LosesNoRow()
    {
        var list = new LiveList(60);
        list.Transform = (page, _) => page with { Backups = [.. page.Backups.Select(backup => backup with { BackupId = default })] };

        var (ids, _) = await ListingHarness.ListAsync(list, ListingHarness.Request());

        Assert.Equal(60, ids.Count);
    }
}
