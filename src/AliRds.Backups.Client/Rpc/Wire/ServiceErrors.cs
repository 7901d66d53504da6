using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Makes the exception whose type tells a caller how to act.</summary>
internal static class ServiceErrors
{
    internal static RdsServiceException ToException(ServiceError error, RetryAfter? retryAfter)
    {
        if (retryAfter is { IsThrottling: true })
        {
            return new RdsThrottledException(error, retryAfter.Delay) { Remedy = RetryRemedy.TryAgain, ServerDelay = retryAfter.Delay };
        }

        var remedy = ServiceErrorCodes.RemedyFor(error);
        return ServiceErrorCodes.FamilyOf(error) switch
        {
            ServiceErrorFamily.Throttling => new RdsThrottledException(error, retryAfter?.Delay) { Remedy = remedy, ServerDelay = retryAfter?.Delay },
            ServiceErrorFamily.Credentials => new RdsCredentialsException(error) { Remedy = remedy, ServerDelay = retryAfter?.Delay },
            ServiceErrorFamily.NotFound => new RdsNotFoundException(error) { Remedy = remedy, ServerDelay = retryAfter?.Delay },
            _ => new RdsServiceException(error) { Remedy = remedy, ServerDelay = retryAfter?.Delay },
        };
    }
}
