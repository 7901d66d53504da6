using AliRds.Backups.Client.Requests;
using NodaTime;

namespace AliRds.Backups.Client.Paging;

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

    /// <summary>The service wants an end that is later than the start, and counts in minutes.</summary>
    private static readonly Duration ShortestRange = Duration.FromMinutes(1);

    public required Instant Start { get; init; }

    /// <summary>The upper bound of the current window.</summary>
    public required Instant End { get; init; }

    /// <summary>The length of a window; <see langword="null"/> when the range is not cut.</summary>
    public Duration? Window { get; init; }

    /// <summary>The page that the current window begins at.</summary>
    public required int FirstPage { get; init; }

    public required ListingPosition Position { get; init; }

    /// <summary>Backups of the window before that the overlap of both windows may show again.</summary>
    public IReadOnlyList<string> SeamIds { get; init; } = [];

    /// <summary>Those that this window has shown so far, and the next one may show again.</summary>
    public IReadOnlyList<string> NextSeamIds { get; init; } = [];

    /// <summary>Why what was listed so far may be incomplete.</summary>
    public string? Doubt { get; init; }

    /// <summary>The lower bound of the current window.</summary>
    internal Instant WindowStart => Window is { } length && length < End - Start ? End - length : Start;

    internal bool IsLastWindow => WindowStart == Start;

    /// <summary>Fixes the range, so that backups which are made while the listing runs do not move it.</summary>
    internal static ListingCursor AtStart(DescribeBackupsRequest request, Duration? window, Instant now)
    {
        var latest = RequestMinute.Ceiling(now + ClockTolerance)!.Value;
        var end = request.EndTime < latest ? request.EndTime.Value : latest;
        var start = request.StartTime ?? Instant.Min(Earliest, end - ShortestRange);
        return new ListingCursor
        {
            Start = start,
            End = Instant.Max(end, start + ShortestRange), // A range that lies in the future holds nothing, but is no wrong range.
            Window = window < end - start ? Duration.FromMinutes(Math.Floor(window.Value.TotalMinutes)) : null,
            FirstPage = request.PageNumber,
            Position = new ListingPosition { StartedAt = now, Page = request.PageNumber },
        };
    }

    /// <summary>The request for the current window.</summary>
    internal DescribeBackupsRequest RequestFor(DescribeBackupsRequest request) =>
        request with { StartTime = WindowStart, EndTime = End, PageNumber = FirstPage };

    /// <summary>
    /// The window before. Both overlap, because it is not documented whether the start or the end of a backup must lie in a range, nor whether its
    /// bounds belong to it.
    /// </summary>
    internal ListingCursor NextWindow() => this with
    {
        End = WindowStart + Overlap,
        SeamIds = NextSeamIds,
        NextSeamIds = [],
        FirstPage = 1,
        Position = new ListingPosition { StartedAt = Position.StartedAt, Page = 1, HandedOut = Position.HandedOut },
    };

    /// <summary>How far two windows overlap: a day, or half a window.</summary>
    internal Duration Overlap => Window is not { } length ? Duration.Zero
        : length > Duration.FromDays(2) ? Duration.FromDays(1) : Duration.FromMinutes(Math.Floor(length.TotalMinutes / 2));
}
