using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// The empty body of a request that is sent only once. If a connection ends without a response, SocketsHttpHandler by itself resends a
/// request without a body, up to three times and with the same signature. It does not resend a request with a body, even an empty one.
/// Anything else that sends the message again, such as a handler that retries, is rejected here before the request goes over the wire.
/// </summary>
internal class RequestBody : HttpContent
{
    private int _isSent;

    private protected virtual ReadOnlyMemory<byte> Content => default;

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfSent();
        return Content.IsEmpty ? Task.CompletedTask : stream.WriteAsync(Content, cancellationToken).AsTask();
    }

    protected sealed override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ThrowIfSent();
        stream.Write(Content.Span);
    }

    protected sealed override bool TryComputeLength(out long length)
    {
        length = Content.Length;
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

/// <summary>A form as the body.</summary>
internal sealed class FormBody : RequestBody
{
    private readonly byte[] _form;

    /// <param name="form">The encoded form, in ASCII.</param>
    internal FormBody(string form)
    {
        _form = Encoding.ASCII.GetBytes(form);
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

    private protected override ReadOnlyMemory<byte> Content => _form;
}
