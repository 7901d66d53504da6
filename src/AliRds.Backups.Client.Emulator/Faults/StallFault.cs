using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class StallFault(EmulatorFaultPoint point) : EmulatorFault($"Stall.{point}")
{
    internal override async Task ExecuteAsync(RpcExchange exchange)
    {
        if (point == EmulatorFaultPoint.BeforeHeaders)
        {
            exchange.Record(null, 0);
        }
        else
        {
            await RawHead.SendPartAsync(exchange, point);
        }

        await exchange.UntilAbortedAsync();
        exchange.Http.Abort();
    }
}
