using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>A fault of a call, as opposed to a download.</summary>
internal sealed class CallFault(string name, Func<RpcExchange, Task> execute) : EmulatorFault(name)
{
    /// <summary>Runs the fault in place of the normal response.</summary>
    public Task ExecuteAsync(RpcExchange exchange) => execute(exchange);
}
