namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Judges the counters of the service by the rows that it gives. A total that is wrong neither ends a listing nor proves one: a page that does not
/// fit its total is read twice more, since such a slip may pass, and what stays is no longer believed.
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

    /// <param name="pageSize">How many rows a page holds when it is full.</param>
    /// <param name="hadTotal">Whether the page before the first one that is read here had a total.</param>
    internal PageCounters(int pageSize, bool hadTotal) => (_pageSize, _hadTotal) = (pageSize, hadTotal);

    /// <summary>Whether there are totals, and none that is wrong: then two that differ tell of a change.</summary>
    internal bool HasReliableTotals => _hadTotal && !_hasWrongTotals;

    /// <summary>Why totals tell nothing about changes.</summary>
    internal string NoTotalsReason => _hasWrongTotals
        ? "the totals of the service do not fit its pages, so a change between two pages could not be seen"
        : "the service gave no total, so a change between two pages could not be seen";

    /// <summary>The total that a page carries, if it is to be believed.</summary>
    internal long? GetTotal(BackupPage page) => _hasWrongTotals ? null : page.TotalRecordCount;

    /// <summary>Takes note of a page that was read, whether it is handed out or not.</summary>
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

    /// <summary>Whether a page does not fit its total, and was not read often enough to take that for the truth.</summary>
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

    /// <summary>Begins with another page.</summary>
    internal void NextPage() => _rereads = 0;

    /// <summary>
    /// Whether nothing is behind a page: it is empty, or it is the last by its total. A full page is not the last by its total alone, which could be
    /// the number of its own rows: the page behind it must have been seen to be empty. A service with a page size of its own ends by an empty page only.
    /// </summary>
    internal bool IsLastPage(BackupPage page, int number) => page.Backups.Count == 0
        || (!_hasShortPages && GetTotal(page) <= GetEndOffset(page, number) && (!IsFull(page) || _emptyPage == number + 1));

    /// <summary>Whether the listing ended though the total tells of more.</summary>
    internal bool IsBelowTotal(BackupPage page, long returnedCount) => _hasShortPages && returnedCount < GetTotal(page);

    internal bool IsFull(BackupPage page) => page.Backups.Count >= _pageSize;

    /// <summary>Whether the page holds fewer backups than it has room for, though the service counts more.</summary>
    private bool IsShort(BackupPage page, int number) => !_hasShortPages && !IsFull(page) && GetTotal(page) > GetEndOffset(page, number);

    /// <summary>
    /// Whether the service counts fewer backups than it has shown by the end of the page, or no longer counts. Where its pages are short, nobody knows
    /// how many it has shown.
    /// </summary>
    private bool IsTotalWrong(BackupPage page, int number) => HasReliableTotals && page.Backups.Count > 0
        && (page.TotalRecordCount is not { } total || (!_hasShortPages && total < GetEndOffset(page, number)));

    private long GetEndOffset(BackupPage page, int number) => ((long)(number - 1) * _pageSize) + page.Backups.Count;
}
