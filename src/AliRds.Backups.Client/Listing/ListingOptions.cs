using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>How all pages of a listing are read.</summary>
public sealed record ListingOptions
{
    /// <summary>What the listing does when it cannot prove that it is complete.</summary>
    /// <value>Default: <see cref="IncompleteListingBehavior.Throw"/>.</value>
    public IncompleteListingBehavior OnIncomplete { get; init; }

    /// <summary>How many pages are read ahead while the caller processes one.</summary>
    /// <value>Default: 0, a page is read when it is requested. From 0 to 16.</value>
    public int Prefetch { get; init; }

    /// <summary>
    /// Splits the range of the request into windows of this length, which are listed one after the other, newest first. The service may
    /// time out on long ranges. A listing where that happens switches to windows, and to smaller ones, by itself.
    /// </summary>
    /// <value>Default: <see langword="null"/>, one range. At least one hour.</value>
    public Duration? Window { get; init; }

    /// <summary>
    /// Resumes after a page that was read before: the <see cref="BackupPage.ContinuationToken"/> of that page. The request must be the
    /// same.
    /// </summary>
    /// <value>Default: <see langword="null"/>, the listing starts at the beginning.</value>
    public string? ContinuationToken { get; init; }

    /// <exception cref="ArgumentException">A value is out of range.</exception>
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

/// <summary>What a listing does when it cannot prove that it is complete.</summary>
public enum IncompleteListingBehavior
{
    /// <summary>It returns everything that it could read, then throws <see cref="RdsIncompleteListingException"/>.</summary>
    Throw,

    /// <summary>It sets <see cref="BackupPage.IncompleteReason"/> on its last page, and ends.</summary>
    Report,
}
