using System.Threading.Channels;

namespace AliRds.Backups.Client.Listing;

/// <summary>Lists many instances with a fixed number of workers. They hand over one page at a time, so memory does not grow.</summary>
internal sealed class FanOut(BackupPager pager, FanOutOptions options)
{
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal IAsyncEnumerable<InstancePage> ReadPages(IEnumerable<DescribeBackupsRequest> requests, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        return BackgroundProducer.ReadAsync<InstancePage>(
            (writer, token) => ListAllAsync(requests, writer, token), options.MaxParallelism, cancellationToken);
    }

    private Task ListAllAsync(
        IEnumerable<DescribeBackupsRequest> requests, ChannelWriter<InstancePage> writer, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelism, CancellationToken = cancellationToken };
        var notNull = requests.Select(
            request => request ?? throw new ArgumentException("One of the requests is null. Leave it out.", nameof(requests)));
        return Parallel.ForEachAsync(notNull, parallel, (request, token) => ListAsync(request, writer, token));
    }

    /// <summary>
    /// Lists one instance. A page is handed over once the next one has been read, so that the last page is known to be the last.
    /// </summary>
    private async ValueTask ListAsync(
        DescribeBackupsRequest request, ChannelWriter<InstancePage> writer, CancellationToken cancellationToken)
    {
        BackupPage? pending = null;
        RdsBackupsException? error = null;
        try
        {
            await foreach (var page in pager.ReadPages(request, options.Listing, cancellationToken).ConfigureAwait(false))
            {
                if (pending is not null)
                {
                    await WriteAsync(new InstancePage { Request = request, Page = pending }).ConfigureAwait(false);
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
            await WriteAsync(new InstancePage { Request = request, Page = pending, IsLast = error is null }).ConfigureAwait(false);
        }

        if (error is not null)
        {
            await WriteAsync(new InstancePage { Request = request, Error = error, IsLast = true }).ConfigureAwait(false);
        }

        ValueTask WriteAsync(InstancePage page) => writer.WriteAsync(page, cancellationToken);
    }
}
