using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// The body of a request, which is empty or a form, and is sent once. SocketsHttpHandler repeats a request without a body by itself, up to
/// three times and with the same signature, when its connection ends without a response. It does not repeat one that has a body, even an
/// empty one. Whoever else sends the message again, such as a handler that retries, is refused here, before the request goes over the wire.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly string? _form;
    private int _isSent;

    /// <param name="form">The encoded form, which is ASCII; <see langword="null"/> for an empty body.</param>
    internal RequestBody(string? form = null)
    {
        _form = form;
        if (form is not null)
        {
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfSent();
        return _form is null ? Task.CompletedTask : stream.WriteAsync(Encoding.ASCII.GetBytes(_form), cancellationToken).AsTask();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfSent();
        stream.Write(Encoding.ASCII.GetBytes(_form ?? string.Empty));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _form?.Length ?? 0;
        return true;
    }

    private void ThrowIfSent()
    {
        if (Interlocked.Exchange(ref _isSent, 1) != 0)
        {
            throw new RequestSentTwiceException();
        }
    }
}
