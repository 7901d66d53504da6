namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>The address that RPC calls are sent to. All operations share the path <c>/</c>.</summary>
internal sealed class RpcEndpoint
{
    internal RpcEndpoint(Uri address)
    {
        Address = address;

        // An IPv6 address keeps its brackets, which IdnHost takes away.
        var name = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        Host = address.IsDefaultPort ? name : $"{name}:{address.Port}";
        Prefix = $"{address.Scheme}://{Host}/?";
    }

    internal Uri Address { get; }

    /// <summary>The value of the Host header: with the port only when it is not the scheme's own.</summary>
    internal string Host { get; }

    /// <summary>What precedes the query in the address of a call.</summary>
    internal string Prefix { get; }
}

/// <summary>Makes addresses whose query goes over the wire exactly as it was signed.</summary>
internal static class RpcAddress
{
    private static readonly UriCreationOptions AsIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    internal static Uri Create(string address) => new(address, in AsIs);
}
