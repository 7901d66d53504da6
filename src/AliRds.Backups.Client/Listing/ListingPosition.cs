using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>How far a listing has come in one range. Small, whatever the length of the listing.</summary>
internal sealed record ListingPosition
{
    /// <summary>When the listing began, by the local clock.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The page to read next.</summary>
    public required int Page { get; init; }

    /// <summary>The total that came with the last page, if it is to be believed.</summary>
    public long? Total { get; init; }

    /// <summary>How many backups were handed out.</summary>
    public long ReturnedCount { get; init; }

    /// <summary>The keys of the rows on the two pages that were read last: one may be read again, and hold rows of the other by then.</summary>
    public IReadOnlyList<string> LastKeys { get; init; } = [];
}
