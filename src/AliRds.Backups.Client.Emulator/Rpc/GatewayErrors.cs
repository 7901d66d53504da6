namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Errors of the gateway, the same for all operations.</summary>
internal static class GatewayErrors
{
    public static ServiceError UnsupportedHttpMethod { get; } = new(403, "UnsupportedHTTPMethod", "This http method is not supported.");

    public static ServiceError InvalidFormat { get; } =
        new(400, "InvalidParameter.Format", "The specified parameter Format is not valid: use JSON or XML.");

    public static ServiceError InvalidAccept { get; } =
        new(400, "InvalidParameter.Accept", "The specified header accept is not valid: use JSON or XML.");

    public static ServiceError InvalidAction { get; } = new(403, "InvalidAction", "The specified action is not valid.");

    public static ServiceError InvalidApi { get; } =
        new(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    public static ServiceError InvalidVersion { get; } = new(400, "InvalidVersion", "Specified parameter Version is not valid.");

    public static ServiceError UnknownKey { get; } = new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    public static ServiceError InactiveKey { get; } = new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    public static ServiceError IncompleteSignature { get; } =
        new(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");

    public static ServiceError InvalidSignatureMethod { get; } =
        new(400, "InvalidSignatureMethod", "Specified signature method is not valid.");

    public static ServiceError InvalidSignatureVersion { get; } =
        new(400, "InvalidSignatureVersion", "Specified signature version is not valid.");

    public static ServiceError NonceUsed { get; } = new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");

    public static ServiceError IllegalTimestamp { get; } =
        new(400, "IllegalTimestamp", "The input parameter Timestamp that is mandatory for processing this request is not supplied.");

    public static ServiceError TimestampFormat { get; } =
        new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");

    public static ServiceError TimestampExpired { get; } =
        new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");

    public static ServiceError TokenExpired { get; } = new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

    public static ServiceError TokenMalformed { get; } =
        new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

    public static ServiceError TokenMismatch { get; } =
        new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");

    public static ServiceError Missing(string name) =>
        new(400, $"Missing{name}", $"{name} is mandatory for this action.");

    public static ServiceError Unsupported(string name) =>
        new(400, "UnsupportedParameter", $"The parameter {name} is not supported.");

    public static ServiceError SignatureMismatch(string serverText) =>
        new(
            400,
            "SignatureDoesNotMatch",
            $"Specified signature is not matched with our calculation. server string to sign is:{serverText}");

    public static ServiceError DeniedByRam(string action, string keyId) =>
        new(403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM.")
        {
            AccessDeniedDetail = new Dictionary<string, string>
            {
                ["AuthAction"] = $"rds:{action}",
                ["AuthPrincipalType"] = keyId.StartsWith("STS.", StringComparison.Ordinal) ? "AssumedRoleUser" : "SubUser",
                ["AuthPrincipalOwnerId"] = "1234567890123456",
                ["AuthPrincipalDisplayName"] = "300000000000000001",
                ["PolicyType"] = "AccountLevelIdentityBasedPolicy",
                ["NoPermissionType"] = "ImplicitDeny",
                ["EncodedDiagnosticMessage"] = "AQEAAAAAZW11bGF0b3I",
            },
        };
}
