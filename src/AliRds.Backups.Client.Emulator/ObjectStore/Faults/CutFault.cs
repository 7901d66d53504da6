using AliRds.Backups.Client.Emulator.ObjectStore.Responses;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The response ends early.</summary>
internal sealed class CutFault(CutFault.Kind kind, long? at) : ObjectFault($"{kind}{(at is null ? "BeforeHeaders" : "At")}", at)
{
    /// <summary>What happens to the connection.</summary>
    internal enum Kind
    {
        Reset,
        Close,
        Stall,
    }

    public override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        if (At is { } position)
        {
            await SendPartAsync(exchange, response, position - response.Range.Offset);
        }
        else
        {
            exchange.RecordNothing();
        }

        await EndAsync(exchange);
    }

    /// <summary>A reset discards what the web server has buffered, so this part goes directly to the socket.</summary>
    private async Task SendPartAsync(ObjectExchange exchange, ObjectResponse response, long bytes)
    {
        if (kind != Kind.Reset)
        {
            await exchange.SendPartAsync(response, bytes);
            return;
        }

        exchange.Record(response, bytes);
        var raw = exchange.OpenRaw();
        await raw.SendHeadersAsync(response.StatusCode, exchange.Headers(response));
        await raw.SendAsync(response.Body, response.Range with { Length = bytes });
    }

    private async Task EndAsync(ObjectExchange exchange)
    {
        switch (kind)
        {
            case Kind.Close when At is null:
                exchange.OpenRaw().Shutdown();
                await exchange.WaitUntilAbortedAsync();
                break;
            case Kind.Close:
                // If less than the announced length was written, the server closes the connection by itself.
                return;
            case Kind.Stall:
                await exchange.WaitUntilAbortedAsync();
                break;
        }

        exchange.Abort();
    }
}
