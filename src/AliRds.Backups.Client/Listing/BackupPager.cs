using System.Runtime.CompilerServices;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>Starts listings. Each enumeration starts one of its own.</summary>
internal sealed class BackupPager
{
    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;
    private readonly Func<IClock> _clock;

    internal BackupPager(Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage, Func<IClock> clock)
    {
        _readPage = readPage;
        _clock = clock;
    }

    /// <exception cref="ArgumentException">An option is out of its range, or the continuation token is none of this request.</exception>
    internal IAsyncEnumerable<BackupPage> ReadPages(DescribeBackupsRequest request, ListingOptions options, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        var resumed = options.ContinuationToken is { } token ? ContinuationTokenSerializer.Deserialize(token, request) : null;
        return ReadPagesAsync(request, options, resumed, cancellationToken);
    }

    private async IAsyncEnumerable<BackupPage> ReadPagesAsync(
        DescribeBackupsRequest request,
        ListingOptions options,
        ListingCursor? resumed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = resumed ?? ListingCursor.Create(request, options.Window, Now());
        var pages = new BackupListing(_readPage, Now, request, cursor, options.OnIncomplete).ReadAsync(cancellationToken);
        pages = options.Prefetch > 0 ? PagePrefetch.ReadAheadAsync(pages, options.Prefetch, cancellationToken) : pages;
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return page;
        }
    }

    private Instant Now() => _clock().GetCurrentInstant();
}
