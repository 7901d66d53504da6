using System.Collections.Immutable;
using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>Where a listing stands: the range it was fixed to at its start, the window in it, and the position in the window.</summary>
internal sealed record ListingCursor
{
    /// <summary>The lower bound where the user gave none. A range with both bounds is the form that is sure to be accepted.</summary>
    private static readonly Instant Earliest = NodaConstants.UnixEpoch;

    /// <summary>
    /// A listing takes its upper bound this far in the future, since the service's clock may be ahead of ours by so much. Nothing that exists
    /// when it starts is cut off.
    /// </summary>
    private static readonly Duration ClockTolerance = Duration.FromMinutes(15);

    private static readonly Duration MinWindow = Duration.FromHours(1);

    /// <summary>The service wants an end that is later than the start, and counts in minutes.</summary>
    private static readonly Duration MinRange = Duration.FromMinutes(1);

    internal static ImmutableHashSet<string> EmptyIds { get; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public required Instant Start { get; init; }

    /// <summary>The upper bound of the current window.</summary>
    public required Instant End { get; init; }

    /// <summary>The length of a window; <see langword="null"/> when the range is not cut.</summary>
    public Duration? Window { get; init; }

    /// <summary>The length of the last window that the service gave a response for.</summary>
    public Duration? LastCompletedWindow { get; init; }

    /// <summary>
    /// What windows may grow to: the length that the user chose, or what the service did not time out on; <see langword="null"/> for any.
    /// </summary>
    public Duration? MaxWindow { get; init; }

    /// <summary>The page that the current window begins at.</summary>
    public required int FirstPage { get; init; }

    public required ListingPosition Position { get; init; }

    /// <summary>Backups of the window before that the overlap of both windows may show again.</summary>
    public ImmutableHashSet<string> OverlapIds { get; init; } = EmptyIds;

    /// <summary>Those that this window has shown so far, and the next one may show again.</summary>
    public ImmutableHashSet<string> NextOverlapIds { get; init; } = EmptyIds;

    /// <summary>Why what was listed so far may be incomplete.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>The lower bound of the current window.</summary>
    internal Instant WindowStart => Window is { } length && length < End - Start ? End - length : Start;

    internal bool IsLastWindow => WindowStart == Start;

    /// <summary>Fixes the range, so that backups which are made while the listing runs do not move it.</summary>
    internal static ListingCursor Create(DescribeBackupsRequest request, Duration? window, Instant now)
    {
        var latest = RequestTime.Ceiling(now + ClockTolerance)!.Value;
        var end = request.EndTime < latest ? request.EndTime.Value : latest;
        var start = request.StartTime ?? Instant.Min(Earliest, end - MinRange);
        Duration? cut = window < end - start ? Duration.FromMinutes(Math.Floor(window.Value.TotalMinutes)) : null;
        return new ListingCursor
        {
            Start = start,
            End = Instant.Max(end, start + MinRange), // A range that lies in the future holds nothing, but is no wrong range.
            Window = cut,
            MaxWindow = cut,
            FirstPage = request.PageNumber,
            Position = new ListingPosition { StartedAt = now, Page = request.PageNumber },
        };
    }

    /// <summary>The request for the current window.</summary>
    internal DescribeBackupsRequest ToRequest(DescribeBackupsRequest request) =>
        request with { StartTime = WindowStart, EndTime = End, PageNumber = FirstPage };

    /// <summary>
    /// The window before. Both overlap, because it is not documented whether the start or the end of a backup must lie in a range, nor whether its
    /// bounds belong to it.
    /// </summary>
    /// <param name="wasEmpty">
    /// Whether the window held nothing. Then the next one is twice as long: behind the oldest backup there may be decades, and a service that has timed
    /// out once is asked for many short windows otherwise.
    /// </param>
    internal ListingCursor NextWindow(bool wasEmpty) => this with
    {
        End = WindowStart + Overlap,
        Window = wasEmpty ? Duration.Min(Window!.Value * 2, MaxWindow ?? (End - Start)) : Window,
        LastCompletedWindow = Window,
        OverlapIds = NextOverlapIds,
        NextOverlapIds = EmptyIds,
        FirstPage = 1,
        Position = new ListingPosition { StartedAt = Position.StartedAt, Page = 1, ReturnedCount = Position.ReturnedCount },
    };

    /// <summary>
    /// The same window, made smaller since the service timed out on it: what was answered before, if it has grown since; else a month, then a quarter of
    /// the window before, down to an hour. <see langword="null"/>: none is left, or pages of it are handed out already.
    /// </summary>
    internal ListingCursor? ShrinkWindow()
    {
        var current = Window ?? End - Start;
        var hasGrown = LastCompletedWindow < current;
        var smaller = hasGrown ? LastCompletedWindow!.Value
            : Window is null && current > Duration.FromDays(31) ? Duration.FromDays(30)
            : Duration.FromMinutes(Math.Floor(current.TotalMinutes / 4));
        return smaller < MinWindow || Position.Page != 1 ? null : this with { Window = smaller, MaxWindow = hasGrown ? smaller : MaxWindow };
    }

    /// <summary>How far two windows overlap: a day, or half a window.</summary>
    internal Duration Overlap => Window is not { } length ? Duration.Zero
        : length > Duration.FromDays(2) ? Duration.FromDays(1) : Duration.FromMinutes(Math.Floor(length.TotalMinutes / 2));
}
