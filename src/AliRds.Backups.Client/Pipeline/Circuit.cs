using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>Stops calling a service that keeps failing, if the user wants that.</summary>
internal static class Circuit
{
    internal static void AddTo(ResiliencePipelineBuilder<BackupPage> builder, RdsCircuitBreakerOptions? options, CallObserver observer)
    {
        if (options is not null)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<BackupPage>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                ShouldHandle = arguments => ValueTask.FromResult(IsFailureOfTheService(arguments.Outcome.Exception)),
                OnOpened = arguments =>
                {
                    observer.CircuitOpened(arguments.BreakDuration);
                    return ValueTask.CompletedTask;
                },
            });
        }
    }

    internal static RdsTransportException Refused(BrokenCircuitException exception, RdsCallException? lastFailure) => new(
        "The circuit to the service is open after many failures; nothing was sent. Call again later.", innerException: lastFailure ?? (Exception)exception)
    {
        Host = lastFailure?.Host,
    };

    /// <summary>
    /// Throttling has its own remedy, a refusal that blames the request says that the service works, and a dead connection in the pool says nothing.
    /// </summary>
    private static bool IsFailureOfTheService(Exception? exception) => exception switch
    {
        RdsTransportException { Remedy: RetryRemedy.SendAgain } => false,
        TimeoutRejectedException or RdsTransportException => true,
        RdsResponseFormatException unreadable => unreadable.Remedy == RetryRemedy.TryAgain,
        RdsThrottledException => false,
        RdsServiceException service => service.StatusCode >= 500,
        _ => false,
    };
}
