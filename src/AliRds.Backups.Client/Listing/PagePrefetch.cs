using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AliRds.Backups.Client.Listing;

/// <summary>Reads pages ahead of the caller, a bounded number of them.</summary>
internal static class PagePrefetch
{
    internal static async IAsyncEnumerable<BackupPage> ReadAheadAsync(
        IAsyncEnumerable<BackupPage> pages, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<BackupPage>(new BoundedChannelOptions(count) { SingleReader = true, SingleWriter = true });
        var reading = FillAsync(pages, channel.Writer, stop.Token);
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
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>Never fails: an error goes through the channel, behind the pages before it.</summary>
    private static async Task FillAsync(IAsyncEnumerable<BackupPage> pages, ChannelWriter<BackupPage> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync(page, cancellationToken).ConfigureAwait(false);
            }

            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }
}
