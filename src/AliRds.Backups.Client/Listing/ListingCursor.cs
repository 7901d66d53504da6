using System.Collections.Immutable;
using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// Where a listing is: the range, fixed when it started; the window in it; and the position in the window. Each transition gives a new
/// cursor: <see cref="Advance"/> after a page, <see cref="ShrinkWindow"/> after a timeout.
/// </summary>
internal sealed record ListingCursor
{
    /// <summary>
    /// The lower bound when the request has none. A range with both bounds is the form that the service is sure to accept.
    /// </summary>
    private static readonly Instant Earliest = NodaConstants.UnixEpoch;

    /// <summary>
    /// The upper bound is this far in the future, since the service's clock may be ahead of ours by as much. So nothing that exists is cut
    /// off.
    /// </summary>
    private static readonly Duration ClockTolerance = Duration.FromMinutes(15);

    private static readonly Duration MinWindow = Duration.FromHours(1);

    /// <summary>The service requires an end later than the start, and counts in minutes.</summary>
    private static readonly Duration MinRange = Duration.FromMinutes(1);

    internal static ImmutableHashSet<string> EmptyIds { get; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public required Instant Start { get; init; }

    /// <summary>The upper bound of the current window.</summary>
    public required Instant End { get; init; }

    /// <summary>The length of a window; <see langword="null"/> when the range is not split.</summary>
    public Duration? Window { get; init; }

    /// <summary>The length of the last window that was read to its end.</summary>
    public Duration? LastCompletedWindow { get; init; }

    /// <summary>
    /// The length that windows may grow to: the one that the user chose, or one that did not time out; <see langword="null"/> for any.
    /// </summary>
    public Duration? MaxWindow { get; init; }

    /// <summary>The first page of the current window.</summary>
    public required int FirstPage { get; init; }

    public required ListingPosition Position { get; init; }

    /// <summary>Backups of the previous window that this one may show again, because the two overlap.</summary>
    public ImmutableHashSet<string> OverlapIds { get; init; } = EmptyIds;

    /// <summary>Backups of this window that the next one may show again.</summary>
    public ImmutableHashSet<string> NextOverlapIds { get; init; } = EmptyIds;

    /// <summary>Why the part that was listed so far may be incomplete.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>Whether the last window was read to its end.</summary>
    internal bool IsCompleted { get; private init; }

    /// <summary>The lower bound of the current window.</summary>
    private Instant WindowStart => Window is { } length && length < End - Start ? End - length : Start;

    private bool IsLastWindow => WindowStart == Start;

    /// <summary>How far two windows overlap: one day, or half of a short window.</summary>
    private Duration Overlap => Window is not { } length ? Duration.Zero
        : length > Duration.FromDays(2) ? Duration.FromDays(1) : Duration.FromMinutes(Math.Floor(length.TotalMinutes / 2));

    /// <summary>The start of a listing. It fixes the range, so that backups that are made meanwhile do not move it.</summary>
    internal static ListingCursor Create(DescribeBackupsRequest request, Duration? window, Instant now)
    {
        var latest = RequestTime.Ceiling(now + ClockTolerance)!.Value;
        var end = request.EndTime < latest ? request.EndTime.Value : latest;
        var start = request.StartTime ?? Instant.Min(Earliest, end - MinRange);
        Duration? length = window < end - start ? Duration.FromMinutes(Math.Floor(window.Value.TotalMinutes)) : null;
        return new ListingCursor
        {
            Start = start,
            End = Instant.Max(end, start + MinRange), // A range in the future holds nothing, but it is valid.
            Window = length,
            MaxWindow = length,
            FirstPage = request.PageNumber,
            Position = new ListingPosition { StartedAt = now, Page = request.PageNumber },
        };
    }

    /// <summary>The request for the current window.</summary>
    internal DescribeBackupsRequest ToRequest(DescribeBackupsRequest request) =>
        request with { StartTime = WindowStart, EndTime = End, PageNumber = FirstPage };

    /// <summary>The page without the backups that the previous window has returned.</summary>
    internal BackupPage RemoveOverlap(BackupPage page) => OverlapIds.IsEmpty ? page : page.KeepRows([.. FindRowsOutsideOverlap(page)]);

    /// <summary>
    /// The cursor after a page of the current window: in the same window, at the start of the next one, or at the end of the listing.
    /// </summary>
    internal ListingCursor Advance(RangePage read)
    {
        var cursor = this with
        {
            Position = read.Next,
            NextOverlapIds = Window is null ? NextOverlapIds : NextOverlapIds.Union(FindOverlapIds(read.Page)),
            IncompleteReason = IncompleteReason ?? read.IncompleteReason,
            IsCompleted = read.IsLast && IsLastWindow,
        };
        return read.IsLast && !cursor.IsCompleted ? cursor.NextWindow(read.IsRangeEmpty) : cursor;
    }

    /// <summary>
    /// The same window, made smaller because the service timed out on it: of the length that worked before, if it has grown since;
    /// otherwise 30 days, then a quarter each time, down to an hour. <see langword="null"/>: it cannot be smaller, or some of its pages
    /// have been returned.
    /// </summary>
    internal ListingCursor? ShrinkWindow()
    {
        var current = Window ?? End - Start;
        var hasGrown = LastCompletedWindow < current;
        var smaller = hasGrown ? LastCompletedWindow!.Value
            : Window is null && current > Duration.FromDays(31) ? Duration.FromDays(30)
            : Duration.FromMinutes(Math.Floor(current.TotalMinutes / 4));
        return smaller < MinWindow || Position.Page != 1
            ? null
            : this with { Window = smaller, MaxWindow = hasGrown ? smaller : MaxWindow };
    }

    /// <summary>
    /// The window before this one in time. The two overlap, because it is not documented whether the start or the end of a backup must be
    /// in a range, nor whether the bounds are part of it.
    /// </summary>
    /// <param name="wasEmpty">
    /// Whether this window was empty. Then the next one is twice as long: there may be decades before the oldest backup, which would take
    /// many calls after a single timeout.
    /// </param>
    private ListingCursor NextWindow(bool wasEmpty) => this with
    {
        End = WindowStart + Overlap,
        Window = wasEmpty ? Duration.Min(Window!.Value * 2, MaxWindow ?? (End - Start)) : Window,
        LastCompletedWindow = Window,
        OverlapIds = NextOverlapIds,
        NextOverlapIds = EmptyIds,
        FirstPage = 1,
        Position = new ListingPosition { StartedAt = Position.StartedAt, Page = 1, ReturnedCount = Position.ReturnedCount },
    };

    private IEnumerable<int> FindRowsOutsideOverlap(BackupPage page) =>
        Enumerable.Range(0, page.Backups.Count).Where(row => !OverlapIds.Contains(page.Backups[row].BackupId.Value));

    private IEnumerable<string> FindOverlapIds(BackupPage page)
    {
        var overlapEnd = WindowStart + Overlap;
        return page.Backups
            .Where(backup => !backup.BackupId.IsEmpty && (backup.StartTime is not { } start || start <= overlapEnd))
            .Select(backup => backup.BackupId.Value);
    }
}
