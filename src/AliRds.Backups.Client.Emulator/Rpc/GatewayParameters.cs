using System.Collections.Frozen;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Parameters of the gateway, which are none of an operation.</summary>
internal static class GatewayParameters
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Action", "Format", "Version", "AccessKeyId", "Signature", "SignatureMethod", "Timestamp", "SignatureVersion", "SignatureNonce",
        "SecurityToken", "BearerToken", "SignatureType", "RegionId",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the journal leaves the parameter out.</summary>
    public static bool IsHidden(string name) => Contains(name) || name == "OIDCToken";

    public static bool Contains(string name) => Names.Contains(name);
}
