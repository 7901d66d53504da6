namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>One RPC call before it is signed: its endpoint, operation and parameters.</summary>
internal sealed record RpcRequest
{
    private string? _query;
    private Uri? _address;

    public RpcRequest()
    {
    }

    // A changed copy has a different query, so the cached one is not copied.
    private RpcRequest(RpcRequest original) => (Endpoint, Action, Version, Parameters, Method, Format) =
        (original.Endpoint, original.Action, original.Version, original.Parameters, original.Method, original.Format);

    public required RpcEndpoint Endpoint { get; init; }

    public required string Action { get; init; }

    public required string Version { get; init; }

    /// <summary>The business parameters, in any order; each name occurs once.</summary>
    public required IReadOnlyList<RpcParameter> Parameters { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public RdsResponseFormat Format { get; init; } = RdsResponseFormat.Json;

    /// <summary>The business parameters, sorted and encoded. All attempts share them.</summary>
    internal string Query => _query ??= CanonicalQuery.Create([.. Parameters]);

    /// <summary>The address with <see cref="Query"/> as its query.</summary>
    internal Uri Address => _address ??= RpcAddress.Create(Endpoint.Prefix + Query);
}

/// <summary>One parameter of an RPC call, not encoded.</summary>
internal readonly record struct RpcParameter(string Name, string Value);
