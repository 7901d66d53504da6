using AliRds.Backups.Client.Rpc.Calls;
using Polly;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>
/// The order of everything that surrounds a call. Innermost, <see cref="RpcCaller"/> gets the key, signs, sends and reads.
/// </summary>
internal static class RpcPipeline
{
    /// <summary>Builds the pipeline, outermost strategy first. Strategies that are not configured are left out.</summary>
    internal static ResiliencePipeline Create(
        RpcCallerOptions options, RetryPolicy retry, ICallLimiter? limiter, RpcObserver observer, TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddTimeout(options.TotalTimeout)
            .AddRateLimit(limiter)
            .AddSteps(options.CallSteps, aroundAttempts: false)
            .AddRetry(retry, observer) // Outside the reading of the response, because the service reports throttling in the body of a 400.
            .AddCircuitBreaker(options.CircuitBreaker, observer)
            .AddResendAfterStaleConnection(retry, observer)
            .AddTimeout(options.AttemptTimeout)
            .AddAttemptTelemetry(observer)
            .AddSteps(options.AttemptSteps, aroundAttempts: true)
            .Build();
}
