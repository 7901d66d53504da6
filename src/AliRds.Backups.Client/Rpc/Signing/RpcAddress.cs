namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Makes addresses whose query goes over the wire exactly as it was signed.</summary>
internal static class RpcAddress
{
    private static readonly UriCreationOptions AsIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    internal static Uri Create(string address) => new(address, in AsIs);
}
