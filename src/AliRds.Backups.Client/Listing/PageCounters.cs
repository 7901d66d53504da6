namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Checks the counters of the service against the rows that it sends. A wrong total neither ends a listing nor proves it complete. A page
/// that does not match its total is read twice more, since the error may be temporary; if it stays, totals are no longer trusted.
/// </summary>
internal sealed class PageCounters
{
    private const int MaxRereads = 2;

    private readonly int _pageSize;
    private bool _hadTotal;
    private bool _hasWrongTotals;
    private bool _hasShortPages;
    private int _rereads;
    private int _emptyPage = int.MaxValue;

    /// <param name="pageSize">How many rows a full page holds.</param>
    /// <param name="hadTotal">Whether the page before the first one that is read here had a total.</param>
    internal PageCounters(int pageSize, bool hadTotal) => (_pageSize, _hadTotal) = (pageSize, hadTotal);

    /// <summary>Whether there are totals and none was wrong. Then two different totals show that the list has changed.</summary>
    internal bool HasReliableTotals => _hadTotal && !_hasWrongTotals;

    /// <summary>Why totals say nothing about changes.</summary>
    internal string NoTotalsReason => _hasWrongTotals
        ? "the totals of the service do not match its pages, so a change between two pages could not be seen"
        : "the service sent no total, so a change between two pages could not be seen";

    /// <summary>The total of a page, if it can be trusted.</summary>
    internal long? GetTotal(BackupPage page) => _hasWrongTotals ? null : page.TotalRecordCount;

    /// <summary>Notes a page that was read, whether or not it is returned.</summary>
    internal void Observe(BackupPage page, int number)
    {
        _hadTotal |= page.TotalRecordCount is not null;
        if (page.Backups.Count == 0)
        {
            _emptyPage = number;
        }
        else if (number >= _emptyPage)
        {
            _emptyPage = int.MaxValue;
        }
    }

    /// <summary>Whether a page does not match its total, and has not been read often enough to accept that.</summary>
    internal bool ShouldReread(BackupPage page, int number)
    {
        var (isShort, isTotalWrong) = (IsShort(page, number), IsTotalWrong(page, number));
        if ((!isShort && !isTotalWrong) || _rereads++ < MaxRereads)
        {
            return isShort || isTotalWrong;
        }

        _hasShortPages |= isShort;
        _hasWrongTotals |= isTotalWrong;
        return false;
    }

    /// <summary>Starts counting the rereads of another page.</summary>
    internal void NextPage() => _rereads = 0;

    /// <summary>
    /// Whether no page follows: this one is empty, or its total says that it is the last. For a full page the total is not enough, because
    /// it may be no more than the number of rows on that page: the next page must have been empty. A service with its own page size ends
    /// with an empty page only.
    /// </summary>
    internal bool IsLastPage(BackupPage page, int number) => page.Backups.Count == 0
        || (!_hasShortPages && GetTotal(page) <= GetEndOffset(page, number) && (!IsFull(page) || _emptyPage == number + 1));

    /// <summary>Whether the listing ended before it reached the total.</summary>
    internal bool IsBelowTotal(BackupPage page, long returnedCount) => _hasShortPages && returnedCount < GetTotal(page);

    internal bool IsFull(BackupPage page) => page.Backups.Count >= _pageSize;

    /// <summary>Whether the page has fewer rows than it could hold, although the service counts more.</summary>
    private bool IsShort(BackupPage page, int number) => !_hasShortPages && !IsFull(page) && GetTotal(page) > GetEndOffset(page, number);

    /// <summary>
    /// Whether the service counts fewer backups than it has shown by the end of the page, or no longer counts. When its pages are short, it
    /// is unknown how many it has shown.
    /// </summary>
    private bool IsTotalWrong(BackupPage page, int number) => HasReliableTotals && page.Backups.Count > 0
        && (page.TotalRecordCount is not { } total || (!_hasShortPages && total < GetEndOffset(page, number)));

    private long GetEndOffset(BackupPage page, int number) => ((long)(number - 1) * _pageSize) + page.Backups.Count;
}
