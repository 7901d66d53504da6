using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>A whole listing: one range, or window after window with the newest first. Each enumeration starts from the beginning.</summary>
/// <param name="readPage">Reads one page.</param>
/// <param name="now">The current time.</param>
/// <param name="request">What to list.</param>
/// <param name="options">How to list it.</param>
/// <param name="resumeFrom">Where an earlier listing stopped; <see langword="null"/> to start at the beginning.</param>
internal sealed class BackupListing(
    Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage,
    Func<Instant> now,
    DescribeBackupsRequest request,
    ListingOptions options,
    ListingCursor? resumeFrom)
{
    internal async IAsyncEnumerable<BackupPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = resumeFrom ?? ListingCursor.Create(request, options.Window, now());
        while (!cursor.IsCompleted)
        {
            var window = new RangeListing(readPage, now, cursor.ToRequest(request), cursor.Position);
            var pages = window.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                bool hasPage;
                try
                {
                    hasPage = await pages.MoveNextAsync().ConfigureAwait(false);
                }
                catch (RdsCallException exception) when (IsRangeTooLong(exception) && cursor.ShrinkWindow() is { } smaller)
                {
                    cursor = smaller;
                    continue;
                }

                for (; hasPage; hasPage = await pages.MoveNextAsync().ConfigureAwait(false))
                {
                    var page = cursor.RemoveOverlap(pages.Current.Page);
                    cursor = cursor.Advance(pages.Current);
                    yield return WithContinuation(page, cursor);
                    ThrowIfIncomplete(page, cursor);
                }
            }
        }
    }

    private BackupPage WithContinuation(BackupPage page, ListingCursor cursor) => cursor.IsCompleted
        ? page with { IncompleteReason = options.OnIncomplete == IncompleteListingBehavior.Report ? cursor.IncompleteReason : null }
        : page with { Continuation = CreateToken(cursor, request) };

    // Static, so that a page that is kept does not keep the listing alive.
    private static LazyString CreateToken(ListingCursor cursor, DescribeBackupsRequest request) =>
        new(() => ContinuationTokenSerializer.Serialize(cursor, request));

    private void ThrowIfIncomplete(BackupPage lastPage, ListingCursor cursor)
    {
        if (cursor is { IsCompleted: true, IncompleteReason: { } reason } && options.OnIncomplete == IncompleteListingBehavior.Throw)
        {
            throw new RdsIncompleteListingException(
                request.DbInstanceId, reason, cursor.Position.ReturnedCount, lastPage.TotalRecordCount, lastPage.RequestId);
        }
    }

    /// <summary>The ways in which the service fails when a range is too long for it.</summary>
    private static bool IsRangeTooLong(RdsCallException exception) =>
        exception is RdsTransportException { IsTimeout: true } or RdsServiceException { Code: "SqlExecuteFailedOrTimeout" }
        or RdsServiceException { StatusCode: 504 } or RdsResponseFormatException { StatusCode: 504 };
}
