using AliRds.Backups.Client.Errors;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Rpc.Diagnosis;

/// <summary>Says what to do about a failed call.</summary>
internal static class CallHints
{
    internal static string? For(RdsCallException exception, string action, string? dbInstanceId, Instant now) => exception switch
    {
        RdsThrottledException throttled => Throttled(throttled, now),
        RdsServiceException service => ForService(service, action, dbInstanceId),
        _ => null,
    };

    private static string? ForService(RdsServiceException exception, string action, string? dbInstanceId) =>
        ServiceErrorCodes.GetFamily(exception.Error) switch
        {
            ServiceErrorFamily.Permission => Denied(action, dbInstanceId),
            ServiceErrorFamily.NotFound => NotFound(exception, dbInstanceId),
            ServiceErrorFamily.Credentials => Credentials(exception),
            _ => null,
        };

    private static string Throttled(RdsThrottledException exception, Instant now) => exception.RetryAfter is { } wait
        ? $"The service asks to wait until {InstantPattern.General.Format(now + Duration.FromTimeSpan(wait))}; call less often."
        : "The account calls too often; call less often, or ask for a higher quota.";

    private static string Denied(string action, string? dbInstanceId) =>
        "RAM denies the call. Add this statement to a policy of the RAM user or role: "
        + $$"""{"Effect":"Allow","Action":"rds:{{action}}","Resource":"acs:rds:*:*:dbinstance/{{dbInstanceId ?? "*"}}"}.""";

    private static string NotFound(RdsServiceException exception, string? dbInstanceId) =>
        $"Check that the id{(dbInstanceId is null ? string.Empty : $" '{dbInstanceId}'")} is right, that the access key belongs to the account that owns it, and that the endpoint"
            + $" {exception.Host ?? "called"} serves its region. A wrong region causes this error too.";

    private static string Credentials(RdsServiceException exception) => exception.RetryAdvice == RetryAdvice.RefreshCredentials
        ? "The temporary key has expired, or its parts do not belong together; get a new one."
        : "Check that the access key exists and is enabled. A temporary key must be sent with its token.";
}
