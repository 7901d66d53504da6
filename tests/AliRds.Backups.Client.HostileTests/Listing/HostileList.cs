using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A list on a raw server whose counters are what a test makes of them, and a listing of it that ends by a bound.</summary>
internal static class HostileList
{
    internal const int PageSize = 30;

    /// <summary>More pages than any listing here may take; one that takes more does not end.</summary>
    private const int MostPages = 1000;

    internal static DescribeBackupsRequest Request(string instance = HandMade.Instance) =>
        DescribeBackupsRequest.For(instance).WithPageSize(PageSize).Build();

    internal static IReadOnlyList<string> Rows(int count) => [.. Enumerable.Range(0, count).Select(hours => HandMade.Row(-hours))];

    internal static string IdOf(int row) => (100000 - row).ToString(CultureInfo.InvariantCulture);

    internal static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(IdOf);

    /// <param name="rows">The list, newest first.</param>
    /// <param name="total">The total of a response, in JSON, told by the number of the page and of its rows.</param>
    internal static RawServer Serve(IReadOnlyList<string> rows, Func<int, int, string> total) => RawServer.Answer(request =>
    {
        var page = HandMade.Slice(rows, request).ToList();
        var number = request.Parameter("PageNumber")!;
        return RawReply.Json(HandMade.Page(page, total(int.Parse(number, CultureInfo.InvariantCulture), page.Count), number));
    });

    /// <summary>
    /// A list of which each response holds what began in the range of the request, unless <paramref name="refuse"/> has a response of its
    /// own.
    /// </summary>
    internal static RawServer ServeByTime(IReadOnlyList<string> rows, Func<RawRequest, RawReply?> refuse) => RawServer.Answer(request =>
    {
        if (refuse(request) is { } refusal)
        {
            return refusal;
        }

        var (start, end) = RangeOf(request);
        var inRange = Enumerable.Range(0, rows.Count).Where(row => StartOf(row) >= start && StartOf(row) <= end).Select(row => rows[row]).ToList();
        return RawReply.Json(HandMade.Page(
            HandMade.Slice(inRange, request), inRange.Count.ToString(CultureInfo.InvariantCulture), request.Parameter("PageNumber")!));
    });

    internal static (DateTime Start, DateTime End) RangeOf(RawRequest request) =>
        (TimeOf(request.Parameter("StartTime")!), TimeOf(request.Parameter("EndTime")!));

    /// <summary>When the backup of a row began.</summary>
    internal static DateTime StartOf(int row) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(-row);

    internal static async Task<Outcome> ListAsync(
        RdsBackupsClient client, DescribeBackupsRequest? request = null, ListingOptions? options = null)
    {
        var pages = new List<BackupPage>();
        try
        {
            await foreach (var page in client.GetBackupPagesAsync(request ?? Request(), options, TestContext.Current.CancellationToken))
            {
                pages.Add(page);
                Assert.True(pages.Count <= MostPages, "The listing does not end.");
            }
        }
        catch (RdsIncompleteListingException exception)
        {
            return new Outcome(pages, exception);
        }

        return new Outcome(pages, null);
    }

    private static DateTime TimeOf(string minute) => DateTime.ParseExact(
        minute, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    internal sealed record Outcome(IReadOnlyList<BackupPage> Pages, RdsIncompleteListingException? Error)
    {
        internal IEnumerable<Backup> Backups => Pages.SelectMany(page => page.Backups);

        internal IEnumerable<string> Ids => Backups.Select(backup => backup.BackupId.Value);
    }
}
