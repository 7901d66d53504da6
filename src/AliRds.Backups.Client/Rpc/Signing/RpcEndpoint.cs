namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>The address that RPC calls are sent to. All operations share the path <c>/</c>.</summary>
internal sealed class RpcEndpoint
{
    internal RpcEndpoint(Uri address)
    {
        Address = address;

        // An IPv6 address keeps its brackets, which IdnHost removes.
        var name = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        Host = address.IsDefaultPort ? name : $"{name}:{address.Port}";
        Prefix = $"{address.Scheme}://{Host}/?";
    }

    internal Uri Address { get; }

    /// <summary>The value of the Host header. It includes the port only if that is not the default port of the scheme.</summary>
    internal string Host { get; }

    /// <summary>The part of a call's address before the query.</summary>
    internal string Prefix { get; }
}

/// <summary>Creates addresses whose query is sent exactly as it was signed.</summary>
internal static class RpcAddress
{
    private static readonly UriCreationOptions AsIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    internal static Uri Create(string address) => new(address, in AsIs);
}
