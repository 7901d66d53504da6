using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Sending;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The answer ends before its time.</summary>
internal sealed class CutFault(CutKind kind, long? at) : ObjectFault($"{kind}{(at is null ? "BeforeHeaders" : "At")}", at)
{
    internal override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        if (At is { } position)
        {
            await SendPartAsync(exchange, response, position - response.Piece.Offset);
        }
        else
        {
            exchange.Record(null, 0);
        }

        await EndAsync(exchange);
    }

    /// <summary>A reset throws away what the web server still holds, so that part goes past it.</summary>
    private async Task SendPartAsync(ObjectExchange exchange, ObjectResponse response, long bytes)
    {
        if (kind != CutKind.Reset)
        {
            await exchange.SendPartAsync(response, bytes);
            return;
        }

        exchange.Record(response, bytes);
        var raw = new RawSender(exchange);
        await raw.SendHeadAsync(exchange.Head(response), response.Status);
        await raw.SendAsync(response.Body, response.Piece with { Length = bytes });
    }

    private async Task EndAsync(ObjectExchange exchange)
    {
        switch (kind)
        {
            case CutKind.Close when At is null:
                await new RawSender(exchange).CloseAsync();
                break;
            case CutKind.Close:
                // The server closes a connection by itself when less than the announced length was written.
                return;
            case CutKind.Stall:
                await exchange.UntilAbortedAsync();
                break;
        }

        exchange.Http.Abort();
    }
}
