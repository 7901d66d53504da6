using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AliRds.Backups.Client.Listing;

/// <summary>Lists many instances by a fixed number of workers, which hand their pages over one by one, so memory does not grow.</summary>
internal static class FanOut
{
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static IAsyncEnumerable<InstancePage> ReadPages(
        BackupPager pager, IEnumerable<DescribeBackupsRequest> requests, FanOutOptions options, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        return ReadPagesAsync(pager, requests, options, cancellationToken);
    }

    private static async IAsyncEnumerable<InstancePage> ReadPagesAsync(
        BackupPager pager,
        IEnumerable<DescribeBackupsRequest> requests,
        FanOutOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<InstancePage>(new BoundedChannelOptions(options.MaxParallelism) { SingleReader = true });
        var working = WorkAsync(pager, requests, options, channel.Writer, stop.Token);
        try
        {
            await foreach (var page in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            // The caller may have stopped early; nothing is left running behind it.
            await stop.CancelAsync().ConfigureAwait(false);
            await working.ConfigureAwait(false);
        }
    }

    /// <summary>Never fails: what ends all listings goes through the channel.</summary>
    private static async Task WorkAsync(
        BackupPager pager,
        IEnumerable<DescribeBackupsRequest> requests,
        FanOutOptions options,
        ChannelWriter<InstancePage> writer,
        CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelism, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                Checked(requests), parallel, (request, token) => ListAsync(pager, request, options.Listing, writer, token)).ConfigureAwait(false);
            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }

    private static IEnumerable<DescribeBackupsRequest> Checked(IEnumerable<DescribeBackupsRequest> requests) => requests.Select(
        request => request ?? throw new ArgumentException("One of the requests is null. Leave it out.", nameof(requests)));

    /// <summary>Lists one instance, one page behind the reading, so that the last page is known to be the last.</summary>
    private static async ValueTask ListAsync(
        BackupPager pager, DescribeBackupsRequest request, ListingOptions options, ChannelWriter<InstancePage> writer, CancellationToken cancellationToken)
    {
        BackupPage? pending = null;
        RdsBackupsException? error = null;
        try
        {
            await foreach (var page in pager.ReadPages(request, options, cancellationToken).ConfigureAwait(false))
            {
                if (pending is not null)
                {
                    await writer.WriteAsync(new InstancePage { Request = request, Page = pending }, cancellationToken).ConfigureAwait(false);
                }

                pending = page;
            }
        }
        catch (RdsBackupsException exception)
        {
            error = exception;
        }

        if (pending is not null)
        {
            await writer.WriteAsync(new InstancePage { Request = request, Page = pending, IsLast = error is null }, cancellationToken).ConfigureAwait(false);
        }

        if (error is not null)
        {
            await writer.WriteAsync(new InstancePage { Request = request, Error = error, IsLast = true }, cancellationToken).ConfigureAwait(false);
        }
    }
}
