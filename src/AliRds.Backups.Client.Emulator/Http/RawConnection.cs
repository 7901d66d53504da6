using System.Buffers;
using System.Net.Sockets;
using System.Text;
using AliRds.Backups.Client.Emulator.Content;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace AliRds.Backups.Client.Emulator.Http;

/// <summary>
/// Writes to the socket directly. The web server would not stop in the middle of the headers, send more or less than the announced length,
/// or drop its buffers before a reset.
/// </summary>
internal sealed class RawConnection(HttpContext http)
{
    private const int BufferBytes = 128 << 10;

    private readonly Socket _socket = http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    /// <summary>Sends the status line and the headers.</summary>
    /// <param name="statusCode">HTTP status.</param>
    /// <param name="headers">All headers.</param>
    /// <param name="half">Whether only the first half of the bytes is sent.</param>
    public Task SendHeadersAsync(int statusCode, IEnumerable<KeyValuePair<string, string>> headers, bool half = false)
    {
        var text = new StringBuilder($"HTTP/1.1 {statusCode} {ReasonPhrases.GetReasonPhrase(statusCode)}\r\n");
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        var bytes = Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
        return SendAsync(half ? bytes.AsMemory(0, bytes.Length / 2) : bytes);
    }

    public async Task SendAsync(ByteSource body, ByteRange range)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        for (var sent = 0L; sent < range.Length; sent += BufferBytes)
        {
            var step = buffer.AsMemory(0, (int)Math.Min(BufferBytes, range.Length - sent));
            body.Read(range.Offset + sent, step.Span);
            await SendAsync(step);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, http.RequestAborted)..];
        }
    }

    /// <summary>
    /// Tells the client that no more bytes follow. The client must then close the connection first, because the web server would reset it.
    /// </summary>
    public void Shutdown() => _socket.Shutdown(SocketShutdown.Send);
}
