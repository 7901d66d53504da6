using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Creates the exception whose type tells callers what they can do.</summary>
internal static class ServiceExceptionFactory
{
    internal static RdsServiceException Create(ServiceError error, RetryAfter? retryAfter)
    {
        if (retryAfter is { IsThrottling: true })
        {
            return new RdsThrottledException(error, retryAfter.Delay) { RetryAdvice = RetryAdvice.Retry, ServerDelay = retryAfter.Delay };
        }

        var delay = retryAfter?.Delay;
        var advice = ServiceErrorCodes.GetRetryAdvice(error);
        return ServiceErrorCodes.GetFamily(error) switch
        {
            ServiceErrorFamily.Throttling => new RdsThrottledException(error, delay) { RetryAdvice = advice, ServerDelay = delay },
            ServiceErrorFamily.Credentials => new RdsCredentialsException(error) { RetryAdvice = advice, ServerDelay = delay },
            ServiceErrorFamily.NotFound => new RdsNotFoundException(error) { RetryAdvice = advice, ServerDelay = delay },
            _ => new RdsServiceException(error) { RetryAdvice = advice, ServerDelay = delay },
        };
    }
}
