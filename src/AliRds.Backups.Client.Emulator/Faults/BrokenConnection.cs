using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>Connections that end or stall in the middle of a response.</summary>
internal static class BrokenConnection
{
    public static async Task ResetAsync(RpcExchange exchange, EmulatorFaultPoint point)
    {
        await SendUntilAsync(exchange, point);
        exchange.Abort();
    }

    public static async Task StallAsync(RpcExchange exchange, EmulatorFaultPoint point)
    {
        await SendUntilAsync(exchange, point);
        await exchange.WaitUntilAbortedAsync();
        exchange.Abort();
    }

    /// <summary>If less than the announced length was written, the web server closes the connection by itself.</summary>
    public static Task CloseInBodyAsync(RpcExchange exchange)
    {
        var response = exchange.CreateResponse();
        return exchange.SendPartAsync(response, response.Body.Length / 2);
    }

    private static async Task SendUntilAsync(RpcExchange exchange, EmulatorFaultPoint point)
    {
        if (point == EmulatorFaultPoint.BeforeHeaders)
        {
            exchange.RecordNothing();
            return;
        }

        var response = exchange.CreateResponse();
        var isInBody = point == EmulatorFaultPoint.InBody;
        var bodyBytes = isInBody ? response.Body.Length / 2 : 0;
        var raw = exchange.OpenRaw();
        await raw.SendHeadersAsync(response.StatusCode, exchange.Headers(response), half: !isInBody);
        await raw.SendAsync(response.Body[..bodyBytes]);
        exchange.Record(response, bodyBytes);
    }
}
