using System.Collections.Immutable;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A complete response, ready to be sent.</summary>
internal sealed record RpcResponse(int StatusCode, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json;charset=utf-8";

    public const string Xml = "text/xml;charset=utf-8";

    /// <summary>The error code in the body, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Whether the response has the headers of the RPC gateway.</summary>
    public bool IsFromGateway { get; init; } = true;

    /// <summary>Headers besides the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
