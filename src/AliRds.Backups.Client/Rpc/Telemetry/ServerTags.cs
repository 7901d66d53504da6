using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The tags that name the server in spans and measurements: host and port.</summary>
internal sealed class ServerTags
{
    internal ServerTags(RpcEndpoint endpoint)
    {
        Address = endpoint.Address.IdnHost;
        Port = endpoint.Address.Port;
    }

    internal string Address { get; }

    /// <summary>The port, boxed once, because tag values are objects.</summary>
    internal object Port { get; }
}
