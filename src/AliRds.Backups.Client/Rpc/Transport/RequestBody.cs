using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// The body of a request: empty or a form, and sent only once. If a connection ends without a response, SocketsHttpHandler by itself
/// resends a request without a body, up to three times and with the same signature. It does not resend a request with a body, even an empty
/// one. Anything else that sends the message again, such as a handler that retries, is rejected here before the request goes over the wire.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly string? _form;
    private int _isSent;

    /// <param name="form">The encoded form, in ASCII; <see langword="null"/> for an empty body.</param>
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
