using System.Security.Cryptography;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Signing;

/// <summary>
/// Signature version 3, <c>ACS3-HMAC-SHA256</c>: HMAC-SHA256 over the method, the query and the headers. The parameters travel in the
/// query, everything else in headers; the body is empty.
/// </summary>
internal sealed class V3Signer : IRequestSigner
{
    private const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var headers = SignedHeaders(request, credentials, moment);
        var address = new Utf8Builder(1024);
        var canonical = new Utf8Builder(2048);
        var authorization = new Utf8Builder(512);
        try
        {
            address.Append(request.Endpoint.Prefix);
            var queryStart = address.Written.Length;
            CanonicalQuery.Append(ref address, [.. request.Parameters]);
            AppendCanonicalRequest(ref canonical, request.Method, address.Written[queryStart..], headers);
            AppendAuthorization(ref authorization, credentials, headers, canonical.Written);
            return new SignedRequest(
                request.Method,
                RpcAddress.Create(address.ToString()),
                HeadersToSend(headers, request.Format, authorization.ToString()));
        }
        finally
        {
            address.Dispose();
            canonical.Dispose();
            authorization.Dispose();
        }
    }

    public string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var query = new Utf8Builder(1024);
        var canonical = new Utf8Builder(2048);
        try
        {
            CanonicalQuery.Append(ref query, [.. request.Parameters]);
            AppendCanonicalRequest(ref canonical, request.Method, query.Written, SignedHeaders(request, credentials, moment));
            return canonical.ToString();
        }
        finally
        {
            query.Dispose();
            canonical.Dispose();
        }
    }

    /// <summary>The headers that are signed, sorted by name. The service refuses a repeated one.</summary>
    private static KeyValuePair<string, string>[] SignedHeaders(RpcRequest request, RdsCredentials credentials, SigningMoment moment) =>
        credentials.SecurityToken is { } token
            ?
            [
                new("host", request.Endpoint.Host),
                new("x-acs-accesskey-id", credentials.AccessKeyId),
                new("x-acs-action", request.Action),
                new("x-acs-content-sha256", EmptyBodyHash),
                new("x-acs-date", moment.Timestamp),
                new("x-acs-security-token", token),
                new("x-acs-signature-nonce", moment.Nonce),
                new("x-acs-version", request.Version),
            ]
            :
            [
                new("host", request.Endpoint.Host),
                new("x-acs-action", request.Action),
                new("x-acs-content-sha256", EmptyBodyHash),
                new("x-acs-date", moment.Timestamp),
                new("x-acs-signature-nonce", moment.Nonce),
                new("x-acs-version", request.Version),
            ];

    private static KeyValuePair<string, string>[] HeadersToSend(
        KeyValuePair<string, string>[] signed, RdsResponseFormat format, string authorization) =>
    [
        .. signed.AsSpan(1), // The HTTP stack writes Host itself, from the address.
        new("Accept", format == RdsResponseFormat.Xml ? "application/xml" : "application/json"),
        new("Authorization", authorization),
    ];

    private static void AppendCanonicalRequest(
        ref Utf8Builder builder, HttpMethod method, ReadOnlySpan<byte> canonicalQuery, KeyValuePair<string, string>[] headers)
    {
        builder.Append(method.Method);
        builder.Append("\n/\n"u8);
        builder.Append(canonicalQuery);
        builder.Append((byte)'\n');
        foreach (var (name, value) in headers)
        {
            builder.Append(name);
            builder.Append((byte)':');
            builder.Append(value.Trim());
            builder.Append((byte)'\n');
        }

        builder.Append((byte)'\n');
        AppendNames(ref builder, headers);
        builder.Append((byte)'\n');
        builder.Append(EmptyBodyHash);
    }

    private static void AppendNames(ref Utf8Builder builder, KeyValuePair<string, string>[] headers)
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (i > 0)
            {
                builder.Append((byte)';');
            }

            builder.Append(headers[i].Key);
        }
    }

    private static void AppendAuthorization(
        ref Utf8Builder builder, RdsCredentials credentials, KeyValuePair<string, string>[] headers, ReadOnlySpan<byte> canonicalRequest)
    {
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        ComputeSignature(credentials.AccessKeySecret, canonicalRequest, signature);
        builder.Append("ACS3-HMAC-SHA256 Credential="u8);
        builder.Append(credentials.AccessKeyId);
        builder.Append(",SignedHeaders="u8);
        AppendNames(ref builder, headers);
        builder.Append(",Signature="u8);
        builder.AppendHex(signature);
    }

    private static void ComputeSignature(string secret, ReadOnlySpan<byte> canonicalRequest, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalRequest, hash);
        var stringToSign = new Utf8Builder(128);
        var key = new Utf8Builder(128);
        try
        {
            stringToSign.Append("ACS3-HMAC-SHA256\n"u8);
            stringToSign.AppendHex(hash);
            key.Append(secret);
            HMACSHA256.HashData(key.Written, stringToSign.Written, signature);
        }
        finally
        {
            stringToSign.Dispose();
            key.Dispose();
        }
    }
}
