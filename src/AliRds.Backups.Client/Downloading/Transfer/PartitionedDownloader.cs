using System.Buffers;
using System.Collections.Concurrent;
using AliRds.Backups.Client.Downloading.Concurrency;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Fetches all parts that are not whole over several connections, and writes each read at its place.</summary>
internal sealed class PartitionedDownloader(TransferContext context, RemoteObject remote, Func<long, ReadOnlyMemory<byte>, CancellationToken, ValueTask> writeAt)
{
    private const int BufferSize = 256 * 1024;

    internal async Task RunAsync(IEnumerable<Part> parts, CancellationToken cancellationToken)
    {
        var queue = new ConcurrentQueue<Part>(parts.Where(part => !part.IsWhole));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, Math.Min(context.Options.Parallelism, queue.Count)).Select(_ => WorkAsync(queue, stop)).ToArray();
        var all = Task.WhenAll(workers);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        BackgroundTasks.ThrowFailure(workers, cancellationToken);
        await all.ConfigureAwait(false);
    }

    private async Task WorkAsync(ConcurrentQueue<Part> queue, CancellationTokenSource stop)
    {
        await Task.Yield();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (queue.TryDequeue(out var part))
            {
                await FetchAsync(part, buffer.AsMemory(0, BufferSize), stop.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            // One part that fails ends all.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task FetchAsync(Part part, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var reader = new RangeReader(context, remote, part.Offset + part.Written, part.Offset + part.Length);
        await using (reader.ConfigureAwait(false))
        {
            int read;
            while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await writeAt(reader.Position - read, buffer[..read], cancellationToken).ConfigureAwait(false);
                part.Append(buffer.Span[..read]);
            }
        }
    }
}
