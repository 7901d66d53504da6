using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>An error body in the format that was asked for.</summary>
internal sealed class ServiceErrorFault(string name, ServiceError error, Dictionary<string, string> headers) : EmulatorFault(name)
{
    internal override Task ExecuteAsync(RpcExchange exchange) => exchange.SendAsync(exchange.Answer(error) with { Headers = headers });
}
