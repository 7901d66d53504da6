using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class DripFault(int bytes, Duration interval) : EmulatorFault("Drip")
{
    internal override async Task ExecuteAsync(RpcExchange exchange)
    {
        var answer = exchange.Answer();
        await exchange.SendPartAsync(answer, 0);
        for (var sent = 0; sent < answer.Body.Length; sent += bytes)
        {
            await exchange.WaitAsync(interval);
            var piece = answer.Body.Slice(sent, Math.Min(bytes, answer.Body.Length - sent));
            exchange.Record(answer, sent + piece.Length);
            await exchange.WriteAsync(piece);
        }
    }
}
