using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Requests;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Diagnosis;

/// <summary>Says in one plain sentence what to do about a failed call.</summary>
internal static class CallHints
{
    internal static string? For(RdsCallException exception, DescribeBackupsRequest request, Instant now) => exception switch
    {
        RdsThrottledException throttled => Throttled(throttled, now),
        RdsServiceException service => ForService(service, request),
        _ => null,
    };

    private static string? ForService(RdsServiceException exception, DescribeBackupsRequest request) =>
        ServiceErrorCodes.FamilyOf(exception.Error) switch
        {
            ServiceErrorFamily.Permission => Denied(request),
            ServiceErrorFamily.NotFound => NotFound(exception, request),
            ServiceErrorFamily.Credentials => Credentials(exception),
            _ => null,
        };

    private static string Throttled(RdsThrottledException exception, Instant now) => exception.RetryAfter is { } wait
        ? $"The service asks to wait until {InstantPattern.General.Format(now + Duration.FromTimeSpan(wait))}; call less often."
        : "The account calls too often; call less often, or ask for a higher quota.";

    private static string Denied(DescribeBackupsRequest request) =>
        "RAM denies the call. Allow it to the RAM user or role with the statement "
        + $$"""{"Effect":"Allow","Action":"rds:DescribeBackups","Resource":"acs:rds:*:*:dbinstance/{{request.DbInstanceId}}"}.""";

    private static string NotFound(RdsServiceException exception, DescribeBackupsRequest request) =>
        $"Check the id '{request.DbInstanceId}', that the access key belongs to the account that owns it, and that the endpoint"
        + $" {exception.Host ?? "called"} serves its region; a wrong region looks like this.";

    private static string Credentials(RdsServiceException exception) => exception.Remedy == RetryRemedy.RefreshCredentials
        ? "The temporary key has expired or was mixed with another; get a new one."
        : "Check that the access key exists, is enabled, and is sent with its token if it is a temporary one.";
}
