namespace AliRds.Backups.Client.Errors;

/// <summary>
/// Judges error codes by family. The service lists them per product, with statuses that differ from page to page, so the status alone
/// never decides.
/// </summary>
internal static class ServiceErrorCodes
{
    internal const string SignatureDoesNotMatch = "SignatureDoesNotMatch";

    private static readonly HashSet<string> Credentials = new(StringComparer.Ordinal) { SignatureDoesNotMatch, "IncompleteSignature", "MissingSecurityToken", "Forbidden.AccessKeyDisabled" };

    private static readonly HashSet<string> Permission = new(StringComparer.Ordinal) { "ActionUnauthorized", "InvalidUserOperatorPermission", "Forbedden.NotSupportRAM" };

    /// <summary>Codes that end like a missing thing and mean something else.</summary>
    private static readonly HashSet<string> NotMissing = new(StringComparer.Ordinal) { "RequiredParam.NotFound", "InvalidApi.NotFound", "InvalidProduct.NotFound", "Request.NotFound", "HostInfo.NotFound" };

    private static readonly HashSet<string> Transient = new(StringComparer.Ordinal)
    {
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
    };

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

        var isStaleToken = error.Code is "InvalidSecurityToken.Expired" or "InvalidSecurityToken.MismatchWithAccessKey" || IsOldExpiredToken(error);
        return isStaleToken ? RetryAdvice.RefreshCredentials : RetryAdvice.None;
    }

    private static bool IsTokenRefused(ServiceError error) => HasPrefix(error.Code, "InvalidSecurityToken") || IsOldExpiredToken(error);

    /// <summary>An older gateway says <c>InvalidParameter</c>, and names the token in the message only.</summary>
    private static bool IsOldExpiredToken(ServiceError error) =>
        error.Code == "InvalidParameter" && error.Message.Contains("SecurityToken.Expired", StringComparison.OrdinalIgnoreCase);

    private static bool HasPrefix(string code, string prefix) =>
        code.StartsWith(prefix, StringComparison.Ordinal) && (code.Length == prefix.Length || code[prefix.Length] == '.');
}

/// <summary>Groups of error codes after which a caller, or this client, acts alike.</summary>
internal enum ServiceErrorFamily
{
    Other,
    Throttling,
    Credentials,
    Permission,
    NotFound,
    Clock,
}
