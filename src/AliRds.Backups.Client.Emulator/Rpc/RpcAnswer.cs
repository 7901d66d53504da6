namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A whole answer, ready to be sent.</summary>
internal sealed record RpcAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json;charset=utf-8";

    public const string Xml = "text/xml;charset=utf-8";

    /// <summary>The error code in the body, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Whether it carries the headers of the RPC gateway.</summary>
    public bool IsOfGateway { get; init; } = true;

    /// <summary>Headers besides the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
}
