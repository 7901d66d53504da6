using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Judges whether a page joins what was handed out before without a gap. Pages are offsets into a live list: a backup that is purged pulls later
/// ones forward, out of the page that is read next; one that appears pushes them back, into it again.
/// </summary>
/// <remarks>
/// <para>A page that holds a backup that was handed out shows, at one moment, all that follows that one: it joins. A page without one joins when
/// nothing changed since the page before: the total is the same. If neither holds, the page before is read again.</para>
/// <para>A purge and an appearance between two reads leave the total as it is. But what appears has just ended, since the service lists ended
/// backups only: a page behind the first that shows such a backup casts doubt on the listing. One that appears and is purged again before
/// it is read would go unnoticed; but retention is a matter of days, and a listing one of seconds.</para>
/// <para>A backup whose end is not known, or lies in the future, is judged by its start. Behind the first page a whole page of backups that began
/// after it is listed already, so one that began before the listing has ended long ago. One without any time is not taken for new.</para>
/// </remarks>
internal sealed class PageContinuity
{
    /// <summary>The clocks of the client and the service may be this far apart, or the service refuses the call.</summary>
    private static readonly Duration ClockTolerance = Duration.FromMinutes(15);

    private readonly RecentIds _recent = new();
    private readonly Instant _startedAt;
    private readonly Instant _mayHaveAppearedSince;
    private readonly int _firstPage;
    private bool _hasTakenAny;
    private IReadOnlyList<string> _pageBefore = [];
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

    /// <summary>How many backups were handed out.</summary>
    internal long ReturnedCount { get; private set; }

    /// <summary>Whether the last page that was taken showed a row that was not remembered.</summary>
    internal bool HasNewRows { get; private set; }

    /// <summary>Whether the page shows, by itself or because nothing changed, all that follows what was handed out.</summary>
    internal bool IsContiguous(BackupPage page, int number, long? total)
    {
        // Most pages join by their total; only for the others the rows are looked through.
        var isUnchanged = !_needsOverlap && total == _total;
        _needsOverlap = number != _firstPage && !isUnchanged && !Overlaps(page);
        return !_needsOverlap;
    }

    /// <summary>
    /// Whether the page shows a backup that may have appeared since the listing began, hiding a purge from the total. On the first page only one that
    /// is read again can: its first reading is the beginning.
    /// </summary>
    internal bool MayHidePurge(BackupPage page, int number, Func<Instant> now) => (number != _firstPage || _hasTakenAny)
        && page.Backups.Any(backup => MayHaveAppeared(backup, now) && !_recent.Contains(BackupKey.Get(backup)));

    /// <summary>Whether the page holds nothing but what was handed out, though nothing changed that could have pushed it there.</summary>
    internal bool IsRepetition(BackupPage page, int number, long? total) => number != _firstPage
        && page.Backups.Count > 0 && (total is null || total == _total) && page.Backups.All(backup => _recent.Contains(BackupKey.Get(backup)));

    /// <summary>
    /// Takes from a page the backups that were not handed out yet, all those that have no id to tell it by, and all that share an id: a page shows the
    /// list at one moment, so these are several backups.
    /// </summary>
    internal BackupPage Take(BackupPage page, int number, long? total)
    {
        _hasTakenAny = true;
        var fresh = new List<int>(page.Backups.Count);
        var keys = new List<string>(page.Backups.Count);
        HashSet<string>? freshKeys = null;
        HasNewRows = false;
        for (var row = 0; row < page.Backups.Count; row++)
        {
            var backup = page.Backups[row];
            var key = BackupKey.Get(backup);
            keys.Add(key);
            if (_recent.Add(key))
            {
                HasNewRows = true;
                fresh.Add(row);
                freshKeys?.Add(key);
            }
            else if (backup.BackupId.IsEmpty || (fresh.Count > 0 && (freshKeys ??= [.. fresh.Select(taken => keys[taken])]).Contains(key)))
            {
                fresh.Add(row);
            }
        }

        Remember(keys, number);
        _total = total;
        ReturnedCount += fresh.Count;
        return fresh.Count == page.Backups.Count ? page : PageRows.Keep(page, fresh);
    }

    internal ListingPosition PositionBefore(int page) => new()
    {
        StartedAt = _startedAt,
        Page = page,
        Total = _total,
        ReturnedCount = ReturnedCount,
        LastKeys = [.. _pageBefore, .. _lastPage],
    };

    private void Remember(List<string> keys, int number)
    {
        if (number == _lastNumber)
        {
            _lastPage = [.. _lastPage.Union(keys)]; // Read again: what it showed before may be on the next page by now.
        }
        else
        {
            (_pageBefore, _lastPage, _lastNumber) = (_lastPage, keys, number);
        }
    }

    private bool MayHaveAppeared(Backup backup, Func<Instant> now)
    {
        var end = backup.EndTime >= _mayHaveAppearedSince && backup.EndTime > now() + ClockTolerance ? null : backup.EndTime;
        return (end ?? backup.StartTime) >= _mayHaveAppearedSince;
    }

    private bool Overlaps(BackupPage page) => page.Backups.Any(backup => !backup.BackupId.IsEmpty && _recent.Contains(backup.BackupId.Value));
}
