using System.Net.Sockets;
using System.Text;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>Sends the first part of an answer past the web server: it alone can stop amid the headers, and nothing is left in a buffer.</summary>
internal static class RawHead
{
    public static async Task SendPartAsync(RpcExchange exchange, EmulatorFaultPoint point)
    {
        var answer = exchange.Answer();
        var head = Encoding.ASCII.GetBytes(Text(exchange, answer));
        var isInBody = point == EmulatorFaultPoint.InBody;
        var bodyBytes = isInBody ? answer.Body.Length / 2 : 0;
        var socket = exchange.Http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

        await SendAsync(socket, isInBody ? head : head.AsMemory(0, head.Length / 2), exchange.Aborted);
        await SendAsync(socket, answer.Body[..bodyBytes], exchange.Aborted);
        exchange.Record(answer, bodyBytes);
    }

    private static string Text(RpcExchange exchange, RpcAnswer answer)
    {
        var text = new StringBuilder($"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        foreach (var (name, value) in exchange.Head(answer))
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return text.Append("Content-Length: ").Append(answer.Body.Length).Append("\r\n\r\n").ToString();
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
        }
    }
}
