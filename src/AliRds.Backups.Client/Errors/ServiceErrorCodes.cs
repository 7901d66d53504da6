namespace AliRds.Backups.Client.Errors;

/// <summary>
/// Sorts error codes into families. The service documents them per product, with statuses that differ from page to page, so the status
/// alone never decides.
/// </summary>
internal static class ServiceErrorCodes
{
    internal const string SignatureDoesNotMatch = "SignatureDoesNotMatch";

    private static readonly HashSet<string> Credentials =
        [SignatureDoesNotMatch, "IncompleteSignature", "MissingSecurityToken", "Forbidden.AccessKeyDisabled"];

    // "Forbedden" is the service's spelling.
    private static readonly HashSet<string> Permission = ["ActionUnauthorized", "InvalidUserOperatorPermission", "Forbedden.NotSupportRAM"];

    /// <summary>Codes that end with NotFound, but do not mean that an instance or a backup is missing.</summary>
    private static readonly HashSet<string> NotMissing =
        ["RequiredParam.NotFound", "InvalidApi.NotFound", "InvalidProduct.NotFound", "Request.NotFound", "HostInfo.NotFound"];

    private static readonly HashSet<string> Transient =
    [
        "SignatureNonceUsed",
        "OperationConflict",
        "UnknownError",
        "InternalError",
        "InternalFailure",
        "ServiceUnavailable",
        "ServiceUnavailable.RegionMaintaining",
        "ExternalFailure",
        "RequestMetaDataFailed",
        "InvokeProxyFailure",
    ];

    internal static ServiceErrorFamily GetFamily(ServiceError error)
    {
        var code = error.Code;
        if (code.StartsWith("Throttling", StringComparison.Ordinal) || code == "Rejected.Throttling")
        {
            return ServiceErrorFamily.Throttling;
        }

        if (Credentials.Contains(code) || HasPrefix(code, "InvalidAccessKeyId") || IsTokenRefused(error))
        {
            return ServiceErrorFamily.Credentials;
        }

        if (code == "Forbidden.InstanceNotFound" || (code.EndsWith(".NotFound", StringComparison.Ordinal) && !NotMissing.Contains(code)))
        {
            return ServiceErrorFamily.NotFound;
        }

        if (Permission.Contains(code) || HasPrefix(code, "Forbidden"))
        {
            return ServiceErrorFamily.Permission;
        }

        return HasPrefix(code, "InvalidTimeStamp") || code == "IllegalTimestamp" ? ServiceErrorFamily.Clock : ServiceErrorFamily.Other;
    }

    internal static RetryAdvice GetRetryAdvice(ServiceError error)
    {
        if (GetFamily(error) == ServiceErrorFamily.Throttling || Transient.Contains(error.Code) || error.StatusCode >= 500)
        {
            return RetryAdvice.Retry;
        }

        if (error.Code == "InvalidTimeStamp.Expired")
        {
            return RetryAdvice.CorrectClock;
        }

        return error.Code is "InvalidSecurityToken.Expired" or "InvalidSecurityToken.MismatchWithAccessKey" || IsOldExpiredToken(error)
            ? RetryAdvice.RefreshCredentials
            : RetryAdvice.None;
    }

    private static bool IsTokenRefused(ServiceError error) => HasPrefix(error.Code, "InvalidSecurityToken") || IsOldExpiredToken(error);

    /// <summary>An older gateway sends <c>InvalidParameter</c>, and names the token only in the message.</summary>
    private static bool IsOldExpiredToken(ServiceError error) =>
        error.Code == "InvalidParameter" && error.Message.Contains("SecurityToken.Expired", StringComparison.OrdinalIgnoreCase);

    private static bool HasPrefix(string code, string prefix) =>
        code.StartsWith(prefix, StringComparison.Ordinal) && (code.Length == prefix.Length || code[prefix.Length] == '.');
}

/// <summary>Groups of error codes that a caller, or this client, handles in the same way.</summary>
internal enum ServiceErrorFamily
{
    Other,
    Throttling,
    Credentials,
    Permission,
    NotFound,
    Clock,
}
