using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Reads the signature of a call.</summary>
internal static class RequestSignatureReader
{
    public static RequestSignature Read(RpcRequest request) => request.IsV3 ? ReadV3(request) : ReadV1(request);

    private static RequestSignature ReadV1(RpcRequest request) => new()
    {
        Version = "V1",
        KeyId = request.Parameter("AccessKeyId") ?? "",
        SecurityToken = request.Parameter("SecurityToken"),
        Timestamp = request.Parameter("Timestamp") ?? "",
        Nonce = request.Parameter("SignatureNonce") ?? "",
        Text = request.Parameter("Signature") ?? "",
        Defect = DefectOfV1(request),
        SignedText = () => SignatureV1.StringToSign(request.Method, request.Parameters),
        Sign = SignatureV1.Sign,
    };

    private static ServiceError? DefectOfV1(RpcRequest request)
    {
        foreach (var name in new[] { "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce" })
        {
            if (string.IsNullOrEmpty(request.Parameter(name)))
            {
                return GatewayErrors.Missing(name);
            }
        }

        if (request.Parameter("SignatureMethod") != "HMAC-SHA1")
        {
            return GatewayErrors.InvalidSignatureMethod;
        }

        if (request.Parameter("SignatureVersion") != "1.0")
        {
            return GatewayErrors.InvalidSignatureVersion;
        }

        return string.IsNullOrEmpty(request.Parameter("Signature")) ? GatewayErrors.IncompleteSignature : null;
    }

    private static RequestSignature ReadV3(RpcRequest request)
    {
        var authorization = AuthorizationHeader.Parse(request.Header("Authorization"));
        return new RequestSignature
        {
            Version = "V3",
            KeyId = authorization?.KeyId ?? request.Header("x-acs-accesskey-id"),
            SecurityToken = request.Headers.ContainsKey("x-acs-security-token") ? request.Header("x-acs-security-token") : null,
            Timestamp = request.Header("x-acs-date"),
            Nonce = request.Header("x-acs-signature-nonce"),
            Text = authorization?.Signature ?? "",
            Defect = DefectOfV3(request, authorization),
            SignedText = () => CanonicalRequest(request, authorization!),
            Sign = SignatureV3.Sign,
        };
    }

    private static ServiceError? DefectOfV3(RpcRequest request, AuthorizationHeader? authorization)
    {
        if (authorization is null || !authorization.SignedHeaders.SequenceEqual(authorization.SignedHeaders.Order(StringComparer.Ordinal)))
        {
            return GatewayErrors.IncompleteSignature;
        }

        if (request.Header("x-acs-signature-nonce").Length == 0)
        {
            return GatewayErrors.Missing("SignatureNonce");
        }

        return MustBeSigned(request).All(authorization.SignedHeaders.Contains) ? null : GatewayErrors.IncompleteSignature;
    }

    private static IEnumerable<string> MustBeSigned(RpcRequest request) =>
        request.Headers.Keys
            .Select(LowerName)
            .Where(name => name.StartsWith("x-acs-", StringComparison.Ordinal))
            .Append("host")
            .Append("x-acs-content-sha256");

    private static string CanonicalRequest(RpcRequest request, AuthorizationHeader authorization) =>
        SignatureV3.CanonicalRequest(
            request.Method, request.Path, request.Query, authorization.SignedHeaders, request.Header, SignatureV3.Hash(request.Body));

    private static string LowerName(string name) => string.Create(name.Length, name, (span, text) => text.AsSpan().ToLowerInvariant(span));
}
