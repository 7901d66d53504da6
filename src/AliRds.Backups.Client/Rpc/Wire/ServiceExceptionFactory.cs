using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Makes the exception whose type tells a caller how to act.</summary>
internal static class ServiceExceptionFactory
{
    internal static RdsServiceException Create(ServiceError error, RetryAfter? retryAfter)
    {
        if (retryAfter is { IsThrottling: true })
        {
            return new RdsThrottledException(error, retryAfter.Delay) { RetryAdvice = RetryAdvice.Retry, ServerDelay = retryAfter.Delay };
        }

        var advice = ServiceErrorCodes.GetRetryAdvice(error);
        return ServiceErrorCodes.GetFamily(error) switch
        {
            ServiceErrorFamily.Throttling => new RdsThrottledException(error, retryAfter?.Delay) { RetryAdvice = advice, ServerDelay = retryAfter?.Delay },
            ServiceErrorFamily.Credentials => new RdsCredentialsException(error) { RetryAdvice = advice, ServerDelay = retryAfter?.Delay },
            ServiceErrorFamily.NotFound => new RdsNotFoundException(error) { RetryAdvice = advice, ServerDelay = retryAfter?.Delay },
            _ => new RdsServiceException(error) { RetryAdvice = advice, ServerDelay = retryAfter?.Delay },
        };
    }
}
