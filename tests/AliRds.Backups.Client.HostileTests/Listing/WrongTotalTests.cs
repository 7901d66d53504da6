using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A total that is not true never ends a listing as if it were proven.</summary>
public sealed class WrongTotalTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("10")]
    [InlineData("29")]
    [InlineData("30")]
    [InlineData("34")]
    [InlineData("\"10\"")]
    [InlineData("-1")]
    [InlineData("-9223372036854775808")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"many\"")]
    public async Task GetBackupPages_TotalTooLow_GivesAllAndSaysIncomplete(string total)
    {
        await using var server = HostileList.Serve(HostileList.Rows(35), (_, _) => total);
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(35), outcome.Ids);
        Assert.NotNull(outcome.Error);
        Assert.InRange(server.Requests.Count, 3, 9);
    }

    [Theory]
    [InlineData(35)]
    [InlineData(60)]
    [InlineData(65)]
    [InlineData(95)]
    public async Task GetBackupPages_TotalIsThePagesOwnCount_GivesAllAndSaysIncomplete(int count)
    {
        await using var server = HostileList.Serve(HostileList.Rows(count), (_, rows) => Text(rows));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(count), outcome.Ids);
        Assert.NotNull(outcome.Error);
        Assert.InRange(server.Requests.Count, 3, 12);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public async Task GetBackupPages_FullLastPage_IsFollowedByOneReadThatIsEmpty(int fullPages, int calls)
    {
        var count = fullPages * HostileList.PageSize;
        await using var server = HostileList.Serve(HostileList.Rows(count), (_, _) => Text(count));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(count), outcome.Ids);
        Assert.Null(outcome.Error);
        Assert.Equal(calls, server.Requests.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(29, 1)]
    [InlineData(35, 2)]
    public async Task GetBackupPages_LastPageNotFull_CostsNoFurtherCall(int count, int calls)
    {
        await using var server = HostileList.Serve(HostileList.Rows(count), (_, _) => Text(count));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(count), outcome.Ids);
        Assert.Null(outcome.Error);
        Assert.Equal(calls, server.Requests.Count);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public async Task GetBackupPages_EmptyPageBehindTheEndCountsNothing_IsProvenByReadingThePageBeforeAgain(int count)
    {
        await using var server = HostileList.Serve(HostileList.Rows(count), (_, rows) => rows == 0 ? "0" : Text(count));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(count), outcome.Ids);
        Assert.Null(outcome.Error);
        Assert.Equal((count / HostileList.PageSize) + 2, server.Requests.Count);
    }

    [Fact]
    public async Task GetBackupPages_TotalTooLowOnce_IsReadAgainAndProven()
    {
        var slips = 0;
        await using var server = HostileList.Serve(HostileList.Rows(35), (_, _) => slips++ == 0 ? "12" : "35");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(35), outcome.Ids);
        Assert.Null(outcome.Error);
    }

    [Fact]
    public async Task GetBackupPages_TotalMissingOnce_IsReadAgainAndProven()
    {
        var reads = 0;
        await using var server = HostileList.Serve(HostileList.Rows(65), (_, _) => ++reads == 2 ? "null" : "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(65), outcome.Ids);
        Assert.Null(outcome.Error);
    }

    [Fact]
    public async Task GetBackupPages_TotalOnTheFirstPageOnly_GivesAllInFewCalls()
    {
        await using var server = HostileList.Serve(HostileList.Rows(95), (page, _) => page == 1 ? "95" : "null");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(95), outcome.Ids);
        Assert.NotNull(outcome.Error);
        Assert.InRange(server.Requests.Count, 5, 9);
    }

    [Fact]
    public async Task GetBackupPages_TotalChangesWithEachResponse_GivesAllWithinAFewCallsAPage()
    {
        var reads = 0;
        await using var server = HostileList.Serve(HostileList.Rows(905), (_, _) => Text(10_000 + ++reads));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(HostileList.Ids(905), outcome.Ids);
        Assert.NotNull(outcome.Error);
        Assert.InRange(server.Requests.Count, 31, 31 * 6);
    }

    [Fact]
    public async Task GetBackupPages_NoTotalAndARowPulledForwardBeforeTheEmptyPage_SaysIncomplete()
    {
        var rows = HostileList.Rows(31).ToList();
        await using var server = RawServer.Answer(request =>
        {
            if (request.Number == 2)
            {
                rows.RemoveAt(0);
            }

            return RawReply.Json(HandMade.Page(HandMade.Slice(rows, request), "null", request.Parameter("PageNumber")!));
        });
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.True(outcome.Error is not null || outcome.Ids.Contains(HostileList.IdOf(30)), "A row was lost without a word.");
    }

    [Theory]
    [InlineData("TotalRecordCount", "\"TotalRecordCount\":5,", "\"TotalRecordCount\":-5,")]
    [InlineData("PageRecordCount", "\"PageRecordCount\":5,", "\"PageRecordCount\":-5,")]
    [InlineData("PageNumber", "\"PageNumber\":1,", "\"PageNumber\":-1,")]
    public async Task DescribeBackups_NegativeCounter_IsUnreadableAndListedAsSuch(string name, string counter, string negative)
    {
        var body = HandMade.Page(HostileList.Rows(5), "5").Replace(counter, negative, StringComparison.Ordinal);
        await using var server = RawServer.Script(RawReply.Json(body));
        using var client = HostileClient.Connect(server);

        var page = await client.DescribeBackupsAsync(HostileList.Request(), TestContext.Current.CancellationToken);

        Assert.Equal(5, page.Backups.Count);
        Assert.Equal(name, Assert.Single(page.UnreadableFields).Name);
        Assert.Single(new long?[] { page.TotalRecordCount, page.PageRecordCount, page.PageNumber }, count => count is null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
