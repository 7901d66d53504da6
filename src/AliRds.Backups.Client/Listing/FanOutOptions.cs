namespace AliRds.Backups.Client;

/// <summary>How many instances are listed at once, and how each is read.</summary>
public sealed record FanOutOptions
{
    /// <summary>How many instances are listed at the same time.</summary>
    /// <value>Default: 8. From 1 to 256.</value>
    public int MaxParallelism { get; init; } = 8;

    /// <summary>How each instance is read. It cannot hold a continuation token, which belongs to one instance.</summary>
    public ListingOptions Listing { get; init; } = new();

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal void ThrowIfInvalid()
    {
        if (MaxParallelism is < 1 or > 256)
        {
            throw new ArgumentException($"MaxParallelism must be from 1 to 256, not {MaxParallelism}.", nameof(MaxParallelism));
        }

        if (Listing is null)
        {
            throw new ArgumentException("Listing is null. Leave it out to use the defaults.", nameof(Listing));
        }

        Listing.ThrowIfInvalid();
        if (Listing.ContinuationToken is not null)
        {
            throw new ArgumentException(
                "A continuation token belongs to one instance. List that instance with GetBackupPagesAsync.", nameof(Listing));
        }
    }
}
