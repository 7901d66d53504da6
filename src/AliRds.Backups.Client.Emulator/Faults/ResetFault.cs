using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class ResetFault(EmulatorFaultPoint point) : EmulatorFault($"Reset.{point}")
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

        exchange.Http.Abort();
    }
}
