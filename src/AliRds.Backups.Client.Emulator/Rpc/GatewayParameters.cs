using System.Collections.Frozen;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>The parameters of the gateway, as opposed to those of an operation.</summary>
internal static class GatewayParameters
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Action", "Format", "Version", "AccessKeyId", "Signature", "SignatureMethod", "Timestamp", "SignatureVersion", "SignatureNonce",
        "SecurityToken", "BearerToken", "SignatureType", "RegionId",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the journal omits the parameter.</summary>
    public static bool IsHidden(string name) => Contains(name) || name == "OIDCToken";

    public static bool Contains(string name) => Names.Contains(name);
}
