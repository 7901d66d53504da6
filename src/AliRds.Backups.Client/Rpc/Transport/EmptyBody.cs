using System.Net;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// The body of a request that has none. SocketsHttpHandler sends a request without a body again by itself, up to three times and with the same
/// signature, when its connection ends without a response. One with a body, even an empty one, it leaves to us. Whoever else sends the message
/// again, such as a handler that retries, is refused here, before the request goes over the wire.
/// </summary>
internal sealed class EmptyBody : HttpContent
{
    private int _isSent;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        RefuseTwice();
        return Task.CompletedTask;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        SerializeToStreamAsync(stream, context);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => RefuseTwice();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

    private void RefuseTwice()
    {
        if (Interlocked.Exchange(ref _isSent, 1) != 0)
        {
            throw new RequestSentTwiceException();
        }
    }
}
