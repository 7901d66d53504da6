using System.Text.Json.Serialization;
using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>What a continuation token holds. Times are ticks of 100 ns since 1970.</summary>
internal sealed record ContinuationState
{
    private const int MaxReasonLength = 500;

    private const int MinWindow = 60;

    /// <summary>Longer than any range.</summary>
    private const long MaxWindow = 10_000L * 366 * 24 * 60;

    /// <summary>As many full pages as can be numbered.</summary>
    private const long MaxRows = 100L * int.MaxValue;

    public required int Version { get; init; }

    /// <summary>Identifies the request that the listing was started with.</summary>
    public required string Request { get; init; }

    public required long StartedAt { get; init; }

    public required long Start { get; init; }

    public required long End { get; init; }

    public long? WindowMinutes { get; init; }

    public long? LastCompletedWindowMinutes { get; init; }

    public long? MaxWindowMinutes { get; init; }

    /// <summary>The first page of the window; <see langword="null"/> for that of the request.</summary>
    public int? FirstPage { get; init; }

    public required int Page { get; init; }

    public long? Total { get; init; }

    public long ReturnedCount { get; init; }

    public IReadOnlyList<string> LastKeys { get; init; } = [];

    public IReadOnlyList<string> OverlapIds { get; init; } = [];

    public IReadOnlyList<string> NextOverlapIds { get; init; } = [];

    public string? IncompleteReason { get; init; }

    /// <summary>Whether a listing could have written this. A token comes from outside, so no member can be trusted.</summary>
    internal bool IsValid => IsRangeValid && IsPositionValid
        && IsKeyList(LastKeys) && IsKeyList(OverlapIds) && IsKeyList(NextOverlapIds)
        && (IncompleteReason is null || (IncompleteReason.Length is > 0 and <= MaxReasonLength && !IncompleteReason.Any(char.IsControl)));

    private bool IsRangeValid => Start < End
        && RequestTime.IsInRange(StartedAt) && RequestTime.IsInRange(Start) && RequestTime.IsInRange(End)
        && Start % NodaConstants.TicksPerMinute == 0 && End % NodaConstants.TicksPerMinute == 0
        && IsWindow(WindowMinutes) && IsWindow(LastCompletedWindowMinutes) && IsWindow(MaxWindowMinutes);

    private bool IsPositionValid => Page >= 1 && FirstPage is null or >= 1 && !(FirstPage > Page)
        && Total is null or >= 0 && ReturnedCount is >= 0 and <= MaxRows;

    private static bool IsWindow(long? minutes) => minutes is null or (>= MinWindow and <= MaxWindow);

    private static bool IsKeyList(IReadOnlyList<string>? keys) => keys is not null && keys.All(key => !string.IsNullOrEmpty(key));
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContinuationState))]
internal sealed partial class ContinuationJsonContext : JsonSerializerContext;
