using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>What a continuation token holds. Times are ticks of 100 ns since 1970.</summary>
internal sealed record ContinuationState
{
    private const int LongestDoubt = 500;

    private const int ShortestWindow = 60;

    /// <summary>Longer than any range.</summary>
    private const long LongestWindow = 10_000L * 366 * 24 * 60;

    /// <summary>All pages that can be numbered, full.</summary>
    private const long MostRows = 100L * int.MaxValue;

    public required int Version { get; init; }

    /// <summary>Tells whether the request is the one that the listing was started with.</summary>
    public required string Request { get; init; }

    public required long StartedAt { get; init; }

    public required long Start { get; init; }

    public required long End { get; init; }

    public long? WindowMinutes { get; init; }

    public long? AnsweredWindowMinutes { get; init; }

    public long? LongestWindowMinutes { get; init; }

    /// <summary>The page that the window begins at; <see langword="null"/> for that of the request.</summary>
    public int? FirstPage { get; init; }

    public required int Page { get; init; }

    public long? Total { get; init; }

    public long HandedOut { get; init; }

    public IReadOnlyList<string> LastKeys { get; init; } = [];

    public IReadOnlyList<string> SeamIds { get; init; } = [];

    public IReadOnlyList<string> NextSeamIds { get; init; } = [];

    public string? Doubt { get; init; }

    /// <summary>Whether a listing could have written this. A token comes from outside, so no member is what it must be.</summary>
    internal bool IsSound => IsRangeSound && IsPositionSound
        && IsListOfKeys(LastKeys) && IsListOfKeys(SeamIds) && IsListOfKeys(NextSeamIds)
        && (Doubt is null || (Doubt.Length is > 0 and <= LongestDoubt && !Doubt.Any(char.IsControl)));

    private bool IsRangeSound => Start < End
        && RequestMinute.IsBound(StartedAt) && RequestMinute.IsBound(Start) && RequestMinute.IsBound(End)
        && Start % NodaConstants.TicksPerMinute == 0 && End % NodaConstants.TicksPerMinute == 0
        && IsWindow(WindowMinutes) && IsWindow(AnsweredWindowMinutes) && IsWindow(LongestWindowMinutes);

    private bool IsPositionSound => Page >= 1 && FirstPage is null or >= 1 && !(FirstPage > Page)
        && Total is null or >= 0 && HandedOut is >= 0 and <= MostRows;

    private static bool IsWindow(long? minutes) => minutes is null or (>= ShortestWindow and <= LongestWindow);

    private static bool IsListOfKeys(IReadOnlyList<string>? keys) => keys is not null && keys.All(key => !string.IsNullOrEmpty(key));
}
