using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The server as spans and measurements name it: host and port apart.</summary>
internal sealed class ServerTags
{
    internal ServerTags(RpcEndpoint endpoint)
    {
        Address = endpoint.Address.IdnHost;
        Port = endpoint.Address.Port;
    }

    internal string Address { get; }

    /// <summary>The port, boxed once: tags hold objects.</summary>
    internal object Port { get; }
}
