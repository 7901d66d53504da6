using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Rpc.Telemetry;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Walks through the pages of one range, and proves that it leaves nothing out or says why it cannot. Used once.
/// </summary>
internal sealed class RangeListing
{
    /// <summary>How often in a row pages are read again without anything new before the listing goes on in doubt.</summary>
    private const int MaxRereads = 10;

    /// <summary>How many pages in a row may hold nothing new, those that are read again included, before the service is taken to repeat itself.</summary>
    private const int MaxPagesWithoutNewRows = 2 * MaxRereads;

    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;
    private readonly Func<Instant> _now;
    private readonly DescribeBackupsRequest _request;
    private readonly PageContinuity _seam;
    private readonly PageCounters _counters;
    private readonly long _handedOutBefore;
    private int _number;
    private int _maxRereads = MaxRereads;
    private int _rereads;
    private int _pagesWithoutNewRows;
    private bool _isBehindFullPage = true;

    /// <param name="readPage">Reads one page.</param>
    /// <param name="now">The time by the same clock that <paramref name="position"/> began by.</param>
    /// <param name="request">The range, and its first page.</param>
    /// <param name="position">Where to go on.</param>
    internal RangeListing(
        Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage, Func<Instant> now, DescribeBackupsRequest request, ListingPosition position)
    {
        _readPage = readPage;
        _now = now;
        _request = request;
        _handedOutBefore = position.ReturnedCount;
        _number = position.Page;
        _seam = new PageContinuity(position, request.PageNumber);
        _counters = new PageCounters(request.PageSize, position.Total is not null);
    }

    /// <summary>Why the listing may be incomplete; <see langword="null"/> when it is proven complete.</summary>
    internal string? IncompleteReason { get; private set; }

    /// <summary>The total of the last page.</summary>
    internal long? Total { get; private set; }

    internal long ReturnedCount => _seam.ReturnedCount;

    /// <summary>Whether no row came.</summary>
    internal bool IsEmpty => _seam.ReturnedCount == _handedOutBefore;

    /// <summary>Whether the last page was handed out.</summary>
    internal bool IsCompleted { get; private set; }

    /// <summary>Where the listing goes on.</summary>
    internal ListingPosition Position => _seam.PositionBefore(_number);

    internal async IAsyncEnumerable<BackupPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!IsCompleted)
        {
            var page = await ReadPageAsync(_request with { PageNumber = _number }, cancellationToken).ConfigureAwait(false);
            Total = page.TotalRecordCount;
            if (Accept(page) is { } accepted)
            {
                yield return accepted;
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

    /// <summary>Takes a page and moves on, or has it or the page before read again.</summary>
    private BackupPage? Accept(BackupPage page)
    {
        _counters.Observe(page, _number);
        var isRepetition = _rereads == 0 && _seam.IsRepetition(page, _number, _counters.GetTotal(page));
        if (isRepetition)
        {
            MarkIncomplete("the service gave the same page again");
        }
        else if (_counters.ShouldReread(page, _number) || ShouldRereadPrevious(page))
        {
            return null;
        }

        MarkIfIncomplete(page);
        var fresh = Advance(page, isRepetition);

        // A page that was read again for nothing is not handed out: a caller who goes on behind each page by its token must come forward.
        return _rereads > 0 && !_seam.HasNewRows && !IsCompleted ? null : fresh;
    }

    /// <summary>Moves back when the page does not join what was handed out: what may have shifted is on the page before.</summary>
    private bool ShouldRereadPrevious(BackupPage page)
    {
        if (!_counters.HasReliableTotals || _seam.IsContiguous(page, _number, _counters.GetTotal(page)))
        {
            return false;
        }

        if (_rereads++ < _maxRereads)
        {
            _number = Math.Max(_number - 1, _request.PageNumber);
            return true;
        }

        _maxRereads = 1; // The list does not come to rest: a service that never does must not cost ten reads a page.
        MarkIncomplete("the list kept changing while it was read");
        return false;
    }

    /// <summary>Takes note of what the totals cannot show.</summary>
    private void MarkIfIncomplete(BackupPage page)
    {
        if (_seam.MayHidePurge(page, _number, _now))
        {
            MarkIncomplete("a backup appeared while the list was read, so another may have been purged unseen");
        }

        if (page.Backups.Count < page.PageRecordCount)
        {
            MarkIncomplete("the service announced more backups on a page than could be read");
        }

        if (!_counters.HasReliableTotals && _number > _request.PageNumber && (page.Backups.Count > 0 || _isBehindFullPage))
        {
            MarkIncomplete(_counters.NoTotalsReason);
        }
    }

    private BackupPage Advance(BackupPage page, bool isRepetition)
    {
        var fresh = _seam.Take(page, _number, _counters.GetTotal(page));
        _pagesWithoutNewRows = _seam.HasNewRows ? 0 : _pagesWithoutNewRows + 1;
        _rereads = _seam.HasNewRows ? 0 : _rereads;
        IsCompleted = isRepetition || _counters.IsLastPage(page, _number);
        if (IsCompleted && _counters.IsBelowTotal(page, ReturnedCount))
        {
            MarkIncomplete("the service gave short pages, and fewer backups than it counts");
        }

        if (!IsCompleted && (_pagesWithoutNewRows > MaxPagesWithoutNewRows || _number == int.MaxValue))
        {
            IsCompleted = true;
            MarkIncomplete(_pagesWithoutNewRows > MaxPagesWithoutNewRows ? "the service gave the same pages again" : "the service has more pages than can be numbered");
        }

        _isBehindFullPage = _counters.IsFull(page);
        _counters.NextPage();
        _number += IsCompleted ? 0 : 1;
        return fresh;
    }

    private void MarkIncomplete(string reason) => IncompleteReason ??= reason;
}
