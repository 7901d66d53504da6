using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>A whole listing: one range, or window after window with the newest first. Used once.</summary>
internal sealed class BackupListing
{
    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;
    private readonly Func<Instant> _now;
    private readonly DescribeBackupsRequest _request;
    private readonly IncompleteListingBehavior _onIncomplete;
    private ListingCursor _cursor;

    internal BackupListing(
        Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage,
        Func<Instant> now,
        DescribeBackupsRequest request,
        ListingCursor cursor,
        IncompleteListingBehavior onIncomplete)
    {
        _readPage = readPage;
        _now = now;
        _request = request;
        _cursor = cursor;
        _onIncomplete = onIncomplete;
    }

    internal async IAsyncEnumerable<BackupPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var range = new RangeListing(_readPage, _now, _cursor.ToRequest(_request), _cursor.Position);
            var pages = range.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                string? requestId = null;
                if (await StartAsync(pages).ConfigureAwait(false) is not { } hasPage)
                {
                    continue;
                }

                for (; hasPage; hasPage = await pages.MoveNextAsync().ConfigureAwait(false))
                {
                    requestId = pages.Current.RequestId;
                    yield return Finish(pages.Current, range);
                }

                if (_cursor.IsLastWindow)
                {
                    ThrowIfIncomplete(range, requestId);
                    yield break;
                }
            }

            _cursor = _cursor.NextWindow(range.IsEmpty);
        }
    }

    /// <summary>Reads the first page of a window. <see langword="null"/>: the service timed out, and the window was made smaller.</summary>
    private async ValueTask<bool?> StartAsync(IAsyncEnumerator<BackupPage> pages)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RdsCallException exception) when (IsTooLong(exception) && _cursor.ShrinkWindow() is { } smaller)
        {
            _cursor = smaller;
            return null;
        }
    }

    private BackupPage Finish(BackupPage page, RangeListing range)
    {
        page = RemoveOverlap(page);
        _cursor = _cursor with { Position = range.Position, IncompleteReason = _cursor.IncompleteReason ?? range.IncompleteReason };
        if (!range.IsCompleted)
        {
            return page with { Continuation = TokenOf(_cursor) };
        }

        return _cursor.IsLastWindow
            ? page with { IncompleteReason = _onIncomplete == IncompleteListingBehavior.Report ? _cursor.IncompleteReason : null }
            : page with { Continuation = TokenOf(_cursor.NextWindow(range.IsEmpty)) };
    }

    private LazyString TokenOf(ListingCursor cursor)
    {
        var request = _request; // So that a page which is kept does not keep the listing.
        return new LazyString(() => ContinuationTokenSerializer.Serialize(cursor, request));
    }

    /// <summary>Drops what the window before has shown, and remembers what the next one may show again.</summary>
    private BackupPage RemoveOverlap(BackupPage page)
    {
        if (_cursor.Window is null)
        {
            return page;
        }

        var seamEnd = _cursor.WindowStart + _cursor.Overlap;
        var again = page.Backups
            .Where(backup => !backup.BackupId.IsEmpty && (backup.StartTime is not { } start || start <= seamEnd))
            .Select(backup => backup.BackupId.Value);
        _cursor = _cursor with { NextOverlapIds = _cursor.NextOverlapIds.Union(again) };
        var fresh = Enumerable.Range(0, page.Backups.Count).Where(row => !_cursor.OverlapIds.Contains(page.Backups[row].BackupId.Value)).ToList();
        return fresh.Count == page.Backups.Count ? page : PageRows.Keep(page, fresh);
    }

    private void ThrowIfIncomplete(RangeListing range, string? requestId)
    {
        if (_cursor.IncompleteReason is { } doubt && _onIncomplete == IncompleteListingBehavior.Throw)
        {
            throw new RdsIncompleteListingException(_request.DbInstanceId, doubt, range.ReturnedCount, range.Total, requestId);
        }
    }

    /// <summary>The faces that a range too long for the service shows.</summary>
    private static bool IsTooLong(RdsCallException exception) =>
        exception is RdsTransportException { IsTimeout: true } or RdsServiceException { Code: "SqlExecuteFailedOrTimeout" }
        or RdsServiceException { StatusCode: 504 } or RdsResponseFormatException { StatusCode: 504 };
}
