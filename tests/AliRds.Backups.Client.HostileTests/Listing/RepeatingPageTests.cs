using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A server that gives the same rows for ever does not keep a listing going for ever.</summary>
public sealed class RepeatingPageTests
{
    [Theory]
    [InlineData("999")]
    [InlineData("null")]
    [InlineData("30")]
    [InlineData("9223372036854775807")]
    public async Task GetBackupPages_RowsWithoutIdsOnAPageThatRepeats_EndsAndSaysIncomplete(string total)
    {
        var rows = HostileList.Rows(30).Select(WithoutId).ToList();
        await using var server = RawServer.Answer(request => RawReply.Json(HandMade.Page(rows, total, request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.InRange(outcome.Backups.Count(), 30, 999);
        Assert.InRange(server.Requests.Count, 2, 40);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("null")]
    public async Task GetBackupPages_RowsWithoutIdsOnTwoPagesInTurn_EndsAndSaysIncomplete(string total)
    {
        var rows = HostileList.Rows(60).Select(WithoutId).ToList();
        await using var server = RawServer.Answer(request => RawReply.Json(
            HandMade.Page(rows.Skip(request.Number % 2 * 30).Take(30), total, request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.InRange(outcome.Backups.Count(), 60, 999);
        Assert.InRange(server.Requests.Count, 3, 60);
    }

    [Fact]
    public async Task GetBackupPages_RowsWithoutIdsRepeatAndTheirLinksDiffer_EndsAndSaysIncomplete()
    {
        await using var server = RawServer.Answer(request =>
        {
            var link = $"\"BackupDownloadURL\":\"http://bucket.oss-cn-hangzhou.aliyuncs.com/k?Expires=1767326645&OSSAccessKeyId=a&Signature=s{request.Number}\"";
            var rows = HostileList.Rows(30).Select(
                row => WithoutId(row).Replace("\"BackupDownloadURL\":\"\"", link, StringComparison.Ordinal));
            return RawReply.Json(HandMade.Page(rows, "9999", request.Parameter("PageNumber")!));
        });
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.All(outcome.Backups, backup => Assert.NotNull(backup.DownloadLink));
    }

    [Fact]
    public async Task GetBackupPages_RowsWithoutIdsThatRepeatReadInPieces_EndsAndSaysIncomplete()
    {
        var rows = HostileList.Rows(30).Select(WithoutId).ToList();
        await using var server = RawServer.Answer(request => RawReply.Json(HandMade.Page(rows, "9999", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);
        var options = new ListingOptions { OnIncomplete = IncompleteListingBehavior.Report };
        string? reason = null;
        var pieces = 0;

        do
        {
            await foreach (var page in client.GetBackupPagesAsync(HostileList.Request(), options, TestContext.Current.CancellationToken))
            {
                options = options with { ContinuationToken = page.ContinuationToken };
                reason = page.IncompleteReason;
                break;
            }
        }
        while (options.ContinuationToken is not null && ++pieces < 50);

        Assert.NotNull(reason);
        Assert.Null(options.ContinuationToken);
    }

    [Fact]
    public async Task GetBackupPages_SamePageWhileTheTotalChanges_EndsAndSaysIncomplete()
    {
        var rows = HostileList.Rows(30);
        await using var server = RawServer.Answer(request => RawReply.Json(
            HandMade.Page(rows, (100_000 + request.Number).ToString(CultureInfo.InvariantCulture), request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.Equal(HostileList.Ids(30), outcome.Ids);
        Assert.InRange(server.Requests.Count, 2, 60);
    }

    [Fact]
    public async Task GetBackupPages_SamePageBehindAJump_EndsAndSaysIncomplete()
    {
        var rows = HostileList.Rows(60);
        await using var server = RawServer.Answer(request => RawReply.Json(HandMade.Page(
            request.Number == 2 ? rows.Skip(30) : rows.Take(30), request.Number < 2 ? "90000" : "90001", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.InRange(server.Requests.Count, 3, 60);
    }

    [Fact]
    public async Task GetBackupPages_FullPagesUpToTheLargestNumber_EndsAndSaysIncomplete()
    {
        var rows = HostileList.Rows(90);
        await using var server = RawServer.Answer(request => RawReply.Json(
            HandMade.Page(rows.Skip((request.Number - 1) * 30).Take(30), "9000000000000", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);
        var last = HostileList.Request().ToBuilder().WithPageNumber(int.MaxValue).Build();

        var outcome = await HostileList.ListAsync(client, last);

        Assert.NotNull(outcome.Error);
        Assert.Equal(HostileList.Ids(30), outcome.Ids);
        Assert.Equal("2147483647", Assert.Single(server.Requests).Parameter("PageNumber"));
    }

    [Fact]
    public async Task GetBackupPages_SameIdTwiceOnOnePage_LosesNoRow()
    {
        var rows = HostileList.Rows(35).Select(row => row.Replace($"\"{HostileList.IdOf(7)}\"", $"\"{HostileList.IdOf(3)}\"", StringComparison.Ordinal)).ToList();
        await using var server = HostileList.Serve(rows, (_, _) => "35");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Equal(35, outcome.Backups.Select(backup => backup.StartTime).Distinct().Count());
    }

    [Fact]
    public async Task GetBackupPages_SameIdTwiceOnAPageThatIsReadAgain_GivesNoneTwice()
    {
        var rows = HostileList.Rows(65).Select(row => row.Replace($"\"{HostileList.IdOf(7)}\"", $"\"{HostileList.IdOf(3)}\"", StringComparison.Ordinal)).ToList();
        await using var server = RawServer.Answer(request =>
        {
            if (request.Number == 2)
            {
                rows.RemoveAt(0);
            }

            return RawReply.Json(HandMade.Page(
                HandMade.Slice(rows, request), rows.Count.ToString(CultureInfo.InvariantCulture), request.Parameter("PageNumber")!));
        });
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Null(outcome.Error);
        Assert.Equal(65, outcome.Backups.Count());
        Assert.Equal(65, outcome.Backups.Select(backup => backup.StartTime).Distinct().Count());
    }

    [Fact]
    public async Task GetBackupPages_RowsWithoutIdsInWindows_LosesNone()
    {
        var rows = HostileList.Rows(60).Select(WithoutId).ToList();
        await using var server = HostileList.ServeByTime(rows, _ => null);
        using var client = HostileClient.Connect(server);
        var request = DescribeBackupsRequest.For(HandMade.Instance).WithPageSize(30)
            .WithStartTime(new DateTimeOffset(HostileList.StartOf(59))).WithEndTime(new DateTimeOffset(HostileList.StartOf(0))).Build();

        var outcome = await HostileList.ListAsync(client, request, new ListingOptions { Window = NodaTime.Duration.FromHours(20) });

        Assert.Null(outcome.Error);
        Assert.Equal(60, outcome.Backups.Select(backup => backup.StartTime).Distinct().Count());
    }

    private static string WithoutId(string row) => row.Replace("\"BackupId\"", "\"OtherId\"", StringComparison.Ordinal);
}
