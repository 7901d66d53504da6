using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AliRds.Backups.Client.Listing;

/// <summary>Runs a producer while its consumer works. A bounded channel between them keeps the producer from running far ahead.</summary>
internal static class BackgroundProducer
{
    /// <param name="produce">
    /// Writes the items and returns when there are no more. An exception reaches the consumer after the items before it.
    /// </param>
    /// <param name="capacity">How many items may wait for the consumer.</param>
    /// <param name="cancellationToken">Cancels both sides.</param>
    internal static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<ChannelWriter<T>, CancellationToken, Task> produce, int capacity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true });
        var producing = ProduceAsync(produce, channel.Writer, stop.Token);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            // The consumer may have stopped early. Nothing keeps running after it.
            await stop.CancelAsync().ConfigureAwait(false);
            await producing.ConfigureAwait(false);
        }
    }

    /// <summary>Never fails: an exception goes through the channel.</summary>
    private static async Task ProduceAsync<T>(
        Func<ChannelWriter<T>, CancellationToken, Task> produce, ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        try
        {
            await produce(writer, cancellationToken).ConfigureAwait(false);
            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }
}
