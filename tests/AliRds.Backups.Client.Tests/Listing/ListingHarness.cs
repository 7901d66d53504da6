using AliRds.Backups.Client.Listing;
using NodaTime.Testing;

namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>Runs a listing over a live list to its end.</summary>
internal static class ListingHarness
{
    internal static DescribeBackupsRequest Request(int pageSize = 30) =>
        DescribeBackupsRequest.For("rm-live").WithPageSize(pageSize).Build();

    internal static BackupPager Pager(LiveList list) => new(list.ReadAsync, () => new FakeClock(LiveList.Now));

    internal static async Task<(List<string> Ids, RdsIncompleteListingException? Error)> ListAsync(
        LiveList list, DescribeBackupsRequest request, ListingOptions? options = null)
    {
        List<string> ids = [];
        try
        {
            await foreach (var page in Pager(list).ReadPages(
                request, options ?? new ListingOptions(), TestContext.Current.CancellationToken))
            {
                ids.AddRange(page.Backups.Select(backup => backup.BackupId.Value));
            }
        }
        catch (RdsIncompleteListingException exception)
        {
            return (ids, exception);
        }

        return (ids, null);
    }

    internal static async Task<List<BackupPage>> PagesAsync(LiveList list, DescribeBackupsRequest request, ListingOptions options)
    {
        List<BackupPage> pages = [];
        await foreach (var page in Pager(list).ReadPages(request, options, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>
    /// As <see cref="ListAsync"/>, but the listing is given up behind some of its pages, told by their number from 1, and continued by
    /// another.
    /// </summary>
    internal static async Task<(List<string> Ids, RdsIncompleteListingException? Error)> ListInPiecesAsync(
        LiveList list, DescribeBackupsRequest request, ListingOptions options, Func<int, bool> stopsBehind)
    {
        List<string> ids = [];
        var read = 0;
        try
        {
            string? token = null;
            do
            {
                var piece = Pager(list).ReadPages(
                    request, options with { ContinuationToken = token }, TestContext.Current.CancellationToken);
                await foreach (var page in piece)
                {
                    ids.AddRange(page.Backups.Select(backup => backup.BackupId.Value));
                    token = page.ContinuationToken;
                    if (stopsBehind(++read) && token is not null)
                    {
                        break;
                    }
                }
            }
            while (token is not null);
        }
        catch (RdsIncompleteListingException exception)
        {
            return (ids, exception);
        }

        return (ids, null);
    }
}
