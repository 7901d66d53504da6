using System.Security.Cryptography;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>
/// Signature version 3, <c>ACS3-HMAC-SHA256</c>: HMAC-SHA256 over the method, the query and the headers. The parameters are in the
/// query, and everything else is in headers. The body is empty.
/// </summary>
internal sealed class V3Signer : IRequestSigner
{
    private const string NamesWithoutToken = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    private const string NamesWithToken =
        "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version";

    private const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly KeyedHash _hmac = new(HashAlgorithmName.SHA256);

    public SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var headers = HeadersToSign(request, credentials, moment);
        var canonical = new Utf8Builder(stackalloc byte[1024]);
        var authorization = new Utf8Builder(stackalloc byte[512]);
        try
        {
            AppendCanonicalRequest(ref canonical, request, headers.Items, Names(credentials));
            AppendAuthorization(ref authorization, credentials, canonical.Written);
            headers.Add("Accept", request.Format == RdsResponseFormat.Xml ? "application/xml" : "application/json");
            headers.Add("Authorization", authorization.ToString());
            return new SignedRequest(request, headers);
        }
        finally
        {
            canonical.Dispose();
            authorization.Dispose();
        }
    }

    public string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var canonical = new Utf8Builder(stackalloc byte[1024]);
        try
        {
            AppendCanonicalRequest(ref canonical, request, HeadersToSign(request, credentials, moment).Items, Names(credentials));
            return canonical.ToString();
        }
        finally
        {
            canonical.Dispose();
        }
    }

    private static string Names(RdsCredentials credentials) => credentials.SecurityToken is null ? NamesWithoutToken : NamesWithToken;

    /// <summary>The signed headers besides Host, sorted by name. The service rejects a repeated header.</summary>
    private static SignedHeaders HeadersToSign(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var headers = default(SignedHeaders);
        if (credentials.SecurityToken is not null)
        {
            headers.Add("x-acs-accesskey-id", credentials.AccessKeyId);
        }

        headers.Add("x-acs-action", request.Action);
        headers.Add("x-acs-content-sha256", EmptyBodyHash);
        headers.Add("x-acs-date", moment.Timestamp);
        if (credentials.SecurityToken is { } token)
        {
            headers.Add("x-acs-security-token", token);
        }

        headers.Add("x-acs-signature-nonce", moment.Nonce);
        headers.Add("x-acs-version", request.Version);
        return headers;
    }

    private static void AppendCanonicalRequest(
        ref Utf8Builder builder, RpcRequest request, scoped ReadOnlySpan<KeyValuePair<string, string>> headers, string names)
    {
        builder.Append(request.Method.Method);
        builder.Append("\n/\n"u8);
        builder.Append(request.Query);
        builder.Append("\nhost:"u8);
        builder.Append(request.Endpoint.Host);
        builder.Append((byte)'\n');
        foreach (var (name, value) in headers)
        {
            builder.Append(name);
            builder.Append((byte)':');
            builder.Append(value.AsSpan().Trim());
            builder.Append((byte)'\n');
        }

        builder.Append((byte)'\n');
        builder.Append(names);
        builder.Append((byte)'\n');
        builder.Append(EmptyBodyHash);
    }

    private void AppendAuthorization(ref Utf8Builder builder, RdsCredentials credentials, ReadOnlySpan<byte> canonicalRequest)
    {
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        ComputeSignature(credentials.AccessKeySecret, canonicalRequest, signature);
        builder.Append("ACS3-HMAC-SHA256 Credential="u8);
        builder.Append(credentials.AccessKeyId);
        builder.Append(",SignedHeaders="u8);
        builder.Append(Names(credentials));
        builder.Append(",Signature="u8);
        builder.AppendHex(signature);
    }

    private void ComputeSignature(string secret, ReadOnlySpan<byte> canonicalRequest, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalRequest, hash);
        var stringToSign = new Utf8Builder(stackalloc byte[128]);
        stringToSign.Append("ACS3-HMAC-SHA256\n"u8);
        stringToSign.AppendHex(hash);
        _hmac.Compute(secret, stringToSign.Written, signature);
    }
}
