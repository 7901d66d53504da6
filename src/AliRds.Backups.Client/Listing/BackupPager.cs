using System.Threading.Channels;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>Starts listings. Each enumeration is a new listing.</summary>
internal sealed class BackupPager(Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage, Func<IClock> clock)
{
    /// <exception cref="ArgumentException">An option is out of range, or the continuation token does not belong to the request.</exception>
    internal IAsyncEnumerable<BackupPage> ReadPages(
        DescribeBackupsRequest request, ListingOptions options, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        var resumeFrom = options.ContinuationToken is { } text ? ContinuationTokenSerializer.Deserialize(text, request) : null;
        var listing = new BackupListing(readPage, () => clock().GetCurrentInstant(), request, options, resumeFrom);
        var pages = listing.ReadAsync(cancellationToken);
        return options.Prefetch == 0
            ? pages
            : BackgroundProducer.ReadAsync<BackupPage>(
                (writer, token) => CopyAsync(pages, writer, token), options.Prefetch, cancellationToken);
    }

    private static async Task CopyAsync(
        IAsyncEnumerable<BackupPage> pages, ChannelWriter<BackupPage> writer, CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await writer.WriteAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }
}
