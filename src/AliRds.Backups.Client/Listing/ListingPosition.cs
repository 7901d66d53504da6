using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>How far a listing has come in one range. Its size does not depend on the length of the listing.</summary>
internal sealed record ListingPosition
{
    /// <summary>When the listing began, by the local clock.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The page to read next.</summary>
    public required int Page { get; init; }

    /// <summary>The total of the last page, if it can be trusted.</summary>
    public long? Total { get; init; }

    /// <summary>How many backups were returned.</summary>
    public long ReturnedCount { get; init; }

    /// <summary>The keys of the rows on the last two pages. One page may be read again, and show rows of the other by then.</summary>
    public IReadOnlyList<string> LastKeys { get; init; } = [];
}
