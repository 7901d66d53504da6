namespace AliRds.Backups.Client.Paging;

/// <summary>What a continuation token holds. Times are ticks of 100 ns since 1970.</summary>
internal sealed record ContinuationState
{
    public required int Version { get; init; }

    /// <summary>Tells whether the request is the one that the listing was started with.</summary>
    public required string Request { get; init; }

    public required long StartedAt { get; init; }

    public required long Start { get; init; }

    public required long End { get; init; }

    public long? WindowMinutes { get; init; }

    public required int Page { get; init; }

    public long? Total { get; init; }

    public long HandedOut { get; init; }

    public IReadOnlyList<string> LastIds { get; init; } = [];

    public IReadOnlyList<string> SeamIds { get; init; } = [];

    public IReadOnlyList<string> NextSeamIds { get; init; } = [];

    public string? Doubt { get; init; }
}
