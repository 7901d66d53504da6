using System.Diagnostics.CodeAnalysis;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>A signed call, to be sent once.</summary>
/// <param name="request">What was signed.</param>
/// <param name="headers">The headers to send besides Host.</param>
/// <param name="address">The address, if the signature is part of it; otherwise the address of the request is used.</param>
/// <param name="form">The encoded form to send as the body; <see langword="null"/> for an empty body.</param>
internal readonly struct SignedRequest(RpcRequest request, SignedHeaders headers, Uri? address = null, string? form = null)
{
    private readonly SignedHeaders _headers = headers;

    internal HttpMethod Method => request.Method;

    /// <summary>The address with the encoded query.</summary>
    internal Uri Address => address ?? request.Address;

    internal string? Form => form;

    [UnscopedRef]
    internal ReadOnlySpan<KeyValuePair<string, string>> Headers => _headers.Items;

    // The full address would show the signature.
    public override string ToString() => $"{Method} {Address.Host}";
}
