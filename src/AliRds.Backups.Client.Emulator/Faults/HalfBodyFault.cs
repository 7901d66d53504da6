using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class HalfBodyFault() : EmulatorFault("HalfBody")
{
    /// <summary>The server closes a connection by itself when less than the announced length was written.</summary>
    internal override Task ExecuteAsync(RpcExchange exchange)
    {
        var answer = exchange.Answer();
        return exchange.SendPartAsync(answer, answer.Body.Length / 2);
    }
}
