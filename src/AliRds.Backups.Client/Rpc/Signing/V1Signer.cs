using System.Buffers.Text;
using System.Security.Cryptography;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>
/// Signature version 1 of the RPC style: HMAC-SHA1 over the method and the query. Everything that is signed is in the query.
/// </summary>
internal sealed class V1Signer : IRequestSigner
{
    private readonly KeyedHash _hmac = new(HashAlgorithmName.SHA1, keySuffix: "&");

    public SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var address = new Utf8Builder(stackalloc byte[2048]);
        var stringToSign = new Utf8Builder(stackalloc byte[4096]);
        try
        {
            address.Append(request.Endpoint.Prefix);
            var queryStart = address.Written.Length;
            CanonicalQuery.Append(ref address, AllParameters(request, credentials, moment));
            AppendStringToSign(ref stringToSign, request.Method, address.Written[queryStart..]);

            Span<byte> signature = stackalloc byte[HMACSHA1.HashSizeInBytes];
            _hmac.Compute(credentials.AccessKeySecret, stringToSign.Written, signature);
            address.Append("&Signature="u8);
            AppendBase64Encoded(ref address, signature);
            return new SignedRequest(request, headers: default, RpcAddress.Create(address.ToString()));
        }
        finally
        {
            address.Dispose();
            stringToSign.Dispose();
        }
    }

    public string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment) =>
        StringToSign(request.Method, AllParameters(request, credentials, moment));

    /// <summary>The text to sign for any set of parameters.</summary>
    internal static string StringToSign(HttpMethod method, RpcParameter[] parameters)
    {
        var query = new Utf8Builder(stackalloc byte[1024]);
        var stringToSign = new Utf8Builder(stackalloc byte[4096]);
        try
        {
            CanonicalQuery.Append(ref query, parameters);
            AppendStringToSign(ref stringToSign, method, query.Written);
            return stringToSign.ToString();
        }
        finally
        {
            query.Dispose();
            stringToSign.Dispose();
        }
    }

    private static RpcParameter[] AllParameters(RpcRequest request, RdsCredentials credentials, SigningMoment moment) =>
    [
        .. request.Parameters,
        new("AccessKeyId", credentials.AccessKeyId),
        new("Action", request.Action),
        new("Format", request.Format == RdsResponseFormat.Xml ? "XML" : "JSON"),
        .. credentials.SecurityToken is { } token ? [new RpcParameter("SecurityToken", token)] : Array.Empty<RpcParameter>(),
        new("SignatureMethod", "HMAC-SHA1"),
        new("SignatureNonce", moment.Nonce),
        new("SignatureVersion", "1.0"),
        new("Timestamp", moment.Timestamp),
        new("Version", request.Version),
    ];

    private static void AppendStringToSign(ref Utf8Builder builder, HttpMethod method, ReadOnlySpan<byte> canonicalQuery)
    {
        builder.Append(method.Method);
        builder.Append("&%2F&"u8);
        builder.AppendEncoded(canonicalQuery);
    }

    private static void AppendBase64Encoded(ref Utf8Builder builder, scoped ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, text, out _, out var written);
        builder.AppendEncoded(text[..written]);
    }
}
