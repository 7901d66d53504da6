using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class DelayFault(Duration wait) : EmulatorFault("Delay")
{
    internal override async Task ExecuteAsync(RpcExchange exchange)
    {
        await exchange.WaitAsync(wait);
        await exchange.SendAsync(exchange.Answer());
    }
}
