using System.Text;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>A fixed body that is not the service's.</summary>
internal sealed class BodyFault(string name, int status, string contentType, string body) : EmulatorFault(name)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    internal override Task ExecuteAsync(RpcExchange exchange) =>
        exchange.SendAsync(new RpcAnswer(status, contentType, Encoding.UTF8.GetBytes(body)) { Headers = Headers });
}
