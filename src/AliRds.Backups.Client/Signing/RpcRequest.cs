namespace AliRds.Backups.Client.Signing;

/// <summary>One RPC call before it is signed: where it goes, which operation it names, and with which parameters.</summary>
internal sealed record RpcRequest
{
    public required RpcEndpoint Endpoint { get; init; }

    public required string Action { get; init; }

    public required string Version { get; init; }

    /// <summary>The business parameters, in any order; names occur once.</summary>
    public required IReadOnlyList<RpcParameter> Parameters { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public RdsResponseFormat Format { get; init; } = RdsResponseFormat.Json;
}
