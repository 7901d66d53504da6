using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>How a listing over all pages is read.</summary>
public sealed record ListingOptions
{
    /// <summary>What happens when the listing cannot prove that it is complete.</summary>
    /// <value>Default: <see cref="IncompleteListingBehavior.Throw"/>.</value>
    public IncompleteListingBehavior OnIncomplete { get; init; }

    /// <summary>How many pages are read ahead while the caller is busy with one.</summary>
    /// <value>Default: 0, a page is read when it is asked for. From 0 to 16.</value>
    public int Prefetch { get; init; }

    /// <summary>
    /// Cuts the range of the request into windows of this length, newest first, each listed for itself. The service may time out on long ranges;
    /// a listing that meets that goes over to windows, and to smaller ones, by itself.
    /// </summary>
    /// <value>Default: <see langword="null"/>, one range. From one hour.</value>
    public Duration? Window { get; init; }

    /// <summary>
    /// Goes on behind a page that was read before: the <see cref="BackupPage.ContinuationToken"/> of that page. The request must be the same.
    /// </summary>
    /// <value>Default: <see langword="null"/>, the listing starts at its beginning.</value>
    public string? ContinuationToken { get; init; }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void ThrowIfInvalid()
    {
        if (!Enum.IsDefined(OnIncomplete))
        {
            throw new ArgumentException("OnIncomplete must be Throw or Report.", nameof(OnIncomplete));
        }

        if (Prefetch is < 0 or > 16)
        {
            throw new ArgumentException($"Prefetch must be from 0 to 16 pages, not {Prefetch}.", nameof(Prefetch));
        }

        if (Window < Duration.FromHours(1))
        {
            throw new ArgumentException("Window must be one hour or longer.", nameof(Window));
        }
    }
}
