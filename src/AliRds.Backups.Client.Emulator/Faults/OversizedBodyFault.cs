using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>The start of a JSON answer whose one string never seems to end.</summary>
internal sealed class OversizedBodyFault(long bytes) : EmulatorFault("OversizedBody")
{
    private const int ChunkBytes = 64 * 1024;

    internal override async Task ExecuteAsync(RpcExchange exchange)
    {
        var start = new RpcAnswer(200, RpcAnswer.Json, "{\"RequestId\":\""u8.ToArray());
        exchange.SetHead(start);
        exchange.Http.Response.ContentLength = null;
        exchange.Record(start, bytes);
        await exchange.WriteAsync(start.Body);

        var chunk = new byte[ChunkBytes];
        Array.Fill(chunk, (byte)'A');
        for (var left = bytes - start.Body.Length; left > 0; left -= chunk.Length)
        {
            await exchange.WriteAsync(chunk.AsMemory(0, (int)Math.Min(left, chunk.Length)));
        }
    }
}
