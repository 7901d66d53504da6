using System.Threading.RateLimiting;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>How a caller reaches one product of the cloud and makes its calls.</summary>
internal sealed record RpcCallerOptions
{
    /// <summary>The name of the product, for spans.</summary>
    internal required string Product { get; init; }

    /// <summary>The endpoint of the product.</summary>
    internal required Uri Endpoint { get; init; }

    /// <summary>The hint to give if the host cannot be found.</summary>
    internal string? HostHint { get; init; }

    internal required IRequestSigner Signer { get; init; }

    internal HttpMethod Method { get; init; } = HttpMethod.Post;

    internal RdsResponseFormat Format { get; init; } = RdsResponseFormat.Json;

    internal required TimeSpan TotalTimeout { get; init; }

    internal required TimeSpan AttemptTimeout { get; init; }

    internal required RdsRetryOptions Retry { get; init; }

    internal RdsRateLimitOptions? RateLimit { get; init; }

    internal RateLimiter? RateLimiter { get; init; }

    internal RdsCircuitBreakerOptions? CircuitBreaker { get; init; }

    internal IReadOnlyList<RdsPipelineStep> CallSteps { get; init; } = [];

    internal IReadOnlyList<RdsPipelineStep> AttemptSteps { get; init; } = [];

    /// <summary>
    /// What kind of service the endpoint is, which decides which keys may be sent to it; <see langword="null"/> if any key may.
    /// </summary>
    internal RdsTarget? Target { get; init; }

    internal required ResponseLimits Limits { get; init; }
}
