using System.Collections.Frozen;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Names of parameters that belong to the gateway and not to an operation.</summary>
internal static class SignatureParameters
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Action", "Format", "Version", "AccessKeyId", "Signature", "SignatureMethod", "Timestamp", "SignatureVersion", "SignatureNonce",
        "SecurityToken", "BearerToken", "SignatureType", "RegionId",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
