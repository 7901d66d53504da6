using AliRds.Backups.Client.Rpc.Calls;
using Polly;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>The order of everything that runs around a call. In the middle <see cref="RpcCaller"/> takes the key, signs, sends and reads.</summary>
internal static class RpcPipeline
{
    /// <summary>Builds the pipeline, the outermost strategy first. What is not configured is left out.</summary>
    internal static ResiliencePipeline Create(
        RpcCallerOptions options, RetryPolicy retry, ICallLimiter? limiter, RpcObserver observer, TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddTimeout(options.TotalTimeout)
            .AddRateLimit(limiter)
            .AddSteps(options.CallSteps, aroundAttempts: false)
            .AddRetry(retry, observer) // Encloses the reading of the response: this service says "throttling" in the body of a 400.
            .AddCircuitBreaker(options.CircuitBreaker, observer)
            .AddResendAfterStaleConnection(retry, observer)
            .AddTimeout(options.AttemptTimeout)
            .AddAttemptTelemetry(observer)
            .AddSteps(options.AttemptSteps, aroundAttempts: true)
            .Build();
}
