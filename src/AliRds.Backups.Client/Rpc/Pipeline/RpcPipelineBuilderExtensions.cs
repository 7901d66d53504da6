using AliRds.Backups.Client.Rpc.Calls;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Adds the strategies of <see cref="RpcPipeline"/>.</summary>
internal static class RpcPipelineBuilderExtensions
{
    internal static ResiliencePipelineBuilder AddRateLimit(this ResiliencePipelineBuilder builder, ICallLimiter? limiter) =>
        limiter is null ? builder : builder.AddStrategy(_ => new RateLimitStrategy(limiter));

    internal static ResiliencePipelineBuilder AddSteps(
        this ResiliencePipelineBuilder builder, IReadOnlyList<RdsPipelineStep> steps, bool aroundAttempts)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            var name = $"Step {index + 1} of {steps.Count} around the {(aroundAttempts ? "attempt" : "call")}";
            var strategy = new StepStrategy(steps[index], name, aroundAttempts);
            builder.AddStrategy(_ => strategy);
        }

        return builder;
    }

    internal static ResiliencePipelineBuilder AddRetry(this ResiliencePipelineBuilder builder, RetryPolicy policy, RpcObserver observer) =>
        policy.MaxRetries == 0 ? builder : builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = policy.MaxRetries,
            ShouldHandle = arguments => ValueTask.FromResult(policy.ShouldRetry(arguments.Outcome.Exception, RpcCall.From(arguments.Context))),
            DelayGenerator = arguments =>
                ValueTask.FromResult<TimeSpan?>(policy.DelayAfter(arguments.Outcome.Exception, RpcCall.From(arguments.Context))),
            OnRetry = arguments =>
            {
                var call = RpcCall.From(arguments.Context);
                policy.OnRetry(arguments.Outcome.Exception!, arguments.RetryDelay, call);
                observer.Retrying(call, arguments.Outcome.Exception!, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        });

    /// <summary>A stale pooled connection says nothing about the service: the attempt is resent once, without a delay.</summary>
    internal static ResiliencePipelineBuilder AddResendAfterStaleConnection(
        this ResiliencePipelineBuilder builder, RetryPolicy policy, RpcObserver observer) =>
        builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.Zero,
            ShouldHandle = arguments => ValueTask.FromResult(policy.ShouldResend(arguments.Outcome.Exception, RpcCall.From(arguments.Context))),
            OnRetry = arguments =>
            {
                var call = RpcCall.From(arguments.Context);
                policy.OnResend(call);
                observer.Retrying(call, arguments.Outcome.Exception!, TimeSpan.Zero);
                return ValueTask.CompletedTask;
            },
        });

    internal static ResiliencePipelineBuilder AddCircuitBreaker(
        this ResiliencePipelineBuilder builder, RdsCircuitBreakerOptions? options, RpcObserver observer) =>
        options is null ? builder : builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.BreakDuration,
            ShouldHandle = arguments => ValueTask.FromResult(FailureClassifier.IsServiceFailure(arguments.Outcome.Exception)),
            OnOpened = arguments =>
            {
                observer.CircuitOpened(arguments.BreakDuration);
                return ValueTask.CompletedTask;
            },
        });

    internal static ResiliencePipelineBuilder AddAttemptTelemetry(this ResiliencePipelineBuilder builder, RpcObserver observer) =>
        builder.AddStrategy(_ => new AttemptTelemetryStrategy(observer));
}
