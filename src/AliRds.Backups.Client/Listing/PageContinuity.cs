using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Decides whether a page follows on from the backups that were returned, without a gap. Pages are offsets into a live list: a purge shifts
/// later backups forward, out of the page that is read next; a backup that appears shifts them back, onto the next page again.
/// </summary>
/// <remarks>
/// <para>A page that holds a backup that was returned also shows everything that comes after it, at one moment: it is contiguous. A page
/// without one is contiguous when nothing has changed since the page before, that is, when the total is the same. Otherwise the page before
/// is read again.</para>
/// <para>A purge and an appearance between two reads leave the total unchanged. But a backup that appears has just ended, since the service
/// lists only backups that have ended. So a page after the first that shows such a backup makes the listing incomplete. A backup that
/// appears and is purged again before it is read goes unnoticed; but backups are kept for days, and a listing takes seconds.</para>
/// <para>A backup whose end is unknown, or in the future, is judged by its start. After the first page a whole page of newer backups has
/// already been listed, so a backup that began before the listing has long ended. A backup without any time does not count as new.</para>
/// </remarks>
internal sealed class PageContinuity
{
    /// <summary>How far apart the clocks of the client and the service may be. Beyond that the service refuses the call.</summary>
    private static readonly Duration ClockTolerance = Duration.FromMinutes(15);

    private readonly RecentIds _recent = new();
    private readonly Instant _startedAt;
    private readonly Instant _mayHaveAppearedSince;
    private readonly int _firstPage;
    private bool _hasTakenAny;
    private IReadOnlyList<string> _previousPage = [];
    private IReadOnlyList<string> _lastPage;
    private int _lastNumber;
    private long? _total;
    private bool _needsOverlap;

    internal PageContinuity(ListingPosition position, int firstPage)
    {
        _startedAt = position.StartedAt;
        _mayHaveAppearedSince = position.StartedAt - ClockTolerance;
        _firstPage = firstPage;
        _total = position.Total;
        ReturnedCount = position.ReturnedCount;
        _lastPage = position.LastKeys;
        _lastNumber = position.Page - 1;
        foreach (var key in position.LastKeys)
        {
            _recent.Add(key);
        }
    }

    /// <summary>How many backups were returned.</summary>
    internal long ReturnedCount { get; private set; }

    /// <summary>Whether the last page that was taken had a row that was not remembered.</summary>
    internal bool HasNewRows { get; private set; }

    /// <summary>
    /// Whether the page shows, by itself or because nothing has changed, everything that comes after the backups that were returned.
    /// </summary>
    internal bool IsContiguous(BackupPage page, int number, long? total)
    {
        // For most pages the total is enough. Only for the others the rows are searched.
        var isUnchanged = !_needsOverlap && total == _total;
        _needsOverlap = number != _firstPage && !isUnchanged && !Overlaps(page);
        return !_needsOverlap;
    }

    /// <summary>
    /// Whether the page shows a backup that may have appeared since the listing began, and so may hide a purge from the total. The first
    /// page can do so only when it is read again: its first reading is the beginning.
    /// </summary>
    internal bool MayHidePurge(BackupPage page, int number, Func<Instant> now) => (number != _firstPage || _hasTakenAny)
        && page.Backups.Any(backup => MayHaveAppeared(backup, now) && !_recent.Contains(BackupKey.Get(backup)));

    /// <summary>Whether the page holds only what was returned before, although no change can have shifted it there.</summary>
    internal bool IsRepetition(BackupPage page, int number, long? total) => number != _firstPage
        && page.Backups.Count > 0
        && (total is null || total == _total)
        && page.Backups.All(backup => _recent.Contains(BackupKey.Get(backup)));

    /// <summary>
    /// Takes the backups of a page that were not returned before, all that have no id to compare, and all that share an id: a page shows
    /// the list at one moment, so these are different backups.
    /// </summary>
    internal BackupPage TakeNew(BackupPage page, int number, long? total)
    {
        _hasTakenAny = true;
        var rows = new List<int>(page.Backups.Count);
        var keys = new List<string>(page.Backups.Count);
        HashSet<string>? newKeys = null;
        HasNewRows = false;
        for (var row = 0; row < page.Backups.Count; row++)
        {
            var backup = page.Backups[row];
            var key = BackupKey.Get(backup);
            keys.Add(key);
            if (_recent.Add(key))
            {
                HasNewRows = true;
                rows.Add(row);
                newKeys?.Add(key);
            }
            else if (backup.BackupId.IsEmpty || (rows.Count > 0 && (newKeys ??= [.. rows.Select(taken => keys[taken])]).Contains(key)))
            {
                rows.Add(row);
            }
        }

        Remember(keys, number);
        _total = total;
        ReturnedCount += rows.Count;
        return page.KeepRows(rows);
    }

    internal ListingPosition GetPosition(int nextPage) => new()
    {
        StartedAt = _startedAt,
        Page = nextPage,
        Total = _total,
        ReturnedCount = ReturnedCount,
        LastKeys = [.. _previousPage, .. _lastPage],
    };

    private void Remember(List<string> keys, int number)
    {
        if (number == _lastNumber)
        {
            _lastPage = [.. _lastPage.Union(keys)]; // A reread. The rows that it showed before may be on the next page by now.
        }
        else
        {
            (_previousPage, _lastPage, _lastNumber) = (_lastPage, keys, number);
        }
    }

    private bool MayHaveAppeared(Backup backup, Func<Instant> now)
    {
        var end = backup.EndTime >= _mayHaveAppearedSince && backup.EndTime > now() + ClockTolerance ? null : backup.EndTime;
        return (end ?? backup.StartTime) >= _mayHaveAppearedSince;
    }

    private bool Overlaps(BackupPage page) =>
        page.Backups.Any(backup => !backup.BackupId.IsEmpty && _recent.Contains(backup.BackupId.Value));
}
