using System.Buffers;
using System.Net.Sockets;
using System.Text;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Sending;

/// <summary>Writes past the web server, which keeps its own counsel about lengths and buffers.</summary>
internal sealed class RawSender(ObjectExchange exchange)
{
    private readonly Socket _socket = exchange.Http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    public Task SendHeadAsync(IEnumerable<KeyValuePair<string, string>> headers, int status)
    {
        var text = new StringBuilder($"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n");
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return SendAsync(Encoding.ASCII.GetBytes(text.Append("\r\n").ToString()));
    }

    public async Task SendAsync(ByteSource body, ByteRange piece)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BodySender.StepBytes);
        for (var sent = 0L; sent < piece.Length; sent += BodySender.StepBytes)
        {
            var step = buffer.AsMemory(0, (int)Math.Min(BodySender.StepBytes, piece.Length - sent));
            body.Read(piece.Offset + sent, step.Span);
            await SendAsync(step);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Ends the connection in good order. The web server would end it with a reset, so the client is awaited to hang up first.</summary>
    public async Task CloseAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        await exchange.UntilAbortedAsync();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, exchange.Aborted)..];
        }
    }
}
