using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Rpc.Telemetry;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>Reads the pages of one range, and proves that nothing is left out or says why it cannot. Used once.</summary>
internal sealed class RangeListing
{
    /// <summary>How many times in a row pages are read again without a new row before the listing continues as incomplete.</summary>
    private const int MaxRereads = 10;

    /// <summary>How many pages in a row, rereads included, may hold no new row before the service is considered to repeat itself.</summary>
    private const int MaxPagesWithoutNewRows = 2 * MaxRereads;

    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;
    private readonly Func<Instant> _now;
    private readonly DescribeBackupsRequest _request;
    private readonly PageContinuity _continuity;
    private readonly PageCounters _counters;
    private readonly long _returnedBefore;
    private int _number;
    private int _maxRereads = MaxRereads;
    private int _rereads;
    private int _pagesWithoutNewRows;
    private bool _isAfterFullPage = true;
    private bool _isCompleted;
    private string? _incompleteReason;

    /// <param name="readPage">Reads one page.</param>
    /// <param name="now">The current time, by the clock that <see cref="ListingPosition.StartedAt"/> was taken from.</param>
    /// <param name="request">The range and its first page.</param>
    /// <param name="position">Where to start in the range.</param>
    internal RangeListing(
        Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage,
        Func<Instant> now,
        DescribeBackupsRequest request,
        ListingPosition position)
    {
        _readPage = readPage;
        _now = now;
        _request = request;
        _returnedBefore = position.ReturnedCount;
        _number = position.Page;
        _continuity = new PageContinuity(position, request.PageNumber);
        _counters = new PageCounters(request.PageSize, position.Total is not null);
    }

    /// <summary>Gives at least one page. The last one has <see cref="RangePage.IsLast"/>.</summary>
    internal async IAsyncEnumerable<RangePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!_isCompleted)
        {
            var page = await ReadPageAsync(_request with { PageNumber = _number }, cancellationToken).ConfigureAwait(false);
            if (Accept(page) is { } accepted)
            {
                var isEmpty = _continuity.ReturnedCount == _returnedBefore;
                yield return new RangePage(accepted, _continuity.GetPosition(_number), _incompleteReason, _isCompleted, isEmpty);
            }
        }
    }

    private async Task<BackupPage> ReadPageAsync(DescribeBackupsRequest request, CancellationToken cancellationToken)
    {
        using var activity = RdsTracing.StartPage(request.DbInstanceId.Value, request.PageNumber);
        var page = await _readPage(request, cancellationToken).ConfigureAwait(false);
        activity?.SetTag(TagNames.PageRows, page.Backups.Count);
        return page;
    }

    /// <summary>Accepts a page and advances. <see langword="null"/>: this page or the one before has to be read again.</summary>
    private BackupPage? Accept(BackupPage page)
    {
        _counters.Observe(page, _number);
        var isRepetition = _rereads == 0 && _continuity.IsRepetition(page, _number, _counters.GetTotal(page));
        if (isRepetition)
        {
            MarkIncomplete("the service sent the same page again");
        }
        else if (_counters.ShouldReread(page, _number) || ShouldRereadPrevious(page))
        {
            return null;
        }

        CheckCompleteness(page);
        var newRows = Advance(page, isRepetition);

        // A reread without a new row is not returned: a caller who resumes from the token of every page must make progress.
        return _rereads > 0 && !_continuity.HasNewRows && !_isCompleted ? null : newRows;
    }

    /// <summary>Moves back when the page does not follow on from what was returned: rows may have shifted to the page before.</summary>
    private bool ShouldRereadPrevious(BackupPage page)
    {
        if (!_counters.HasReliableTotals || _continuity.IsContiguous(page, _number, _counters.GetTotal(page)))
        {
            return false;
        }

        if (_rereads++ < _maxRereads)
        {
            _number = Math.Max(_number - 1, _request.PageNumber);
            return true;
        }

        _maxRereads = 1; // The list keeps changing. A service where it always does must not cost ten reads for every page.
        MarkIncomplete("the list kept changing while it was read");
        return false;
    }

    /// <summary>Notes what the totals cannot show.</summary>
    private void CheckCompleteness(BackupPage page)
    {
        if (_continuity.MayHidePurge(page, _number, _now))
        {
            MarkIncomplete("a backup appeared while the list was read, so another may have been purged unseen");
        }

        if (page.Backups.Count < page.PageRecordCount)
        {
            MarkIncomplete("the service announced more backups on a page than could be read");
        }

        if (!_counters.HasReliableTotals && _number > _request.PageNumber && (page.Backups.Count > 0 || _isAfterFullPage))
        {
            MarkIncomplete(_counters.NoTotalsReason);
        }
    }

    private BackupPage Advance(BackupPage page, bool isRepetition)
    {
        var newRows = _continuity.TakeNew(page, _number, _counters.GetTotal(page));
        _pagesWithoutNewRows = _continuity.HasNewRows ? 0 : _pagesWithoutNewRows + 1;
        _rereads = _continuity.HasNewRows ? 0 : _rereads;
        _isCompleted = isRepetition || _counters.IsLastPage(page, _number);
        if (_isCompleted && _counters.IsBelowTotal(page, _continuity.ReturnedCount))
        {
            MarkIncomplete("the service sent short pages, and fewer backups than it counts");
        }

        if (!_isCompleted && (_pagesWithoutNewRows > MaxPagesWithoutNewRows || _number == int.MaxValue))
        {
            _isCompleted = true;
            MarkIncomplete(_number == int.MaxValue
                ? "the service has more pages than can be numbered"
                : "the service sent the same pages again");
        }

        _isAfterFullPage = _counters.IsFull(page);
        _counters.NextPage();
        _number += _isCompleted ? 0 : 1;
        return newRows;
    }

    /// <summary>Keeps the first reason.</summary>
    private void MarkIncomplete(string reason) => _incompleteReason ??= reason;
}

/// <summary>A page of a range, and how far the listing has come with it.</summary>
/// <param name="Page">The page, without the backups that this range has returned before.</param>
/// <param name="Next">Where the listing continues.</param>
/// <param name="IncompleteReason">Why the range may be incomplete up to here; <see langword="null"/> when it is proven complete.</param>
/// <param name="IsLast">Whether the range ends with this page.</param>
/// <param name="IsRangeEmpty">Whether the range has returned no backup.</param>
internal readonly record struct RangePage(BackupPage Page, ListingPosition Next, string? IncompleteReason, bool IsLast, bool IsRangeEmpty);
