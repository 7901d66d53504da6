using System.Threading.RateLimiting;
using AliRds.Backups.Client.Signing;
using AliRds.Backups.Client.Wire;

namespace AliRds.Backups.Client.Rpc;

/// <summary>How a caller reaches one product of the cloud and treats its calls.</summary>
internal sealed record RpcCallerOptions
{
    /// <summary>Where the product is called.</summary>
    internal required Uri Endpoint { get; init; }

    /// <summary>What to say when the host cannot be found.</summary>
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

    internal RdsTarget Target { get; init; }

    internal required WireBounds Bounds { get; init; }

    /// <summary>Takes from the options of a client what calls need. They are not looked at again.</summary>
    internal static RpcCallerOptions From(RdsBackupsClientOptions options, Uri endpoint, string? hostHint) => new()
    {
        Endpoint = endpoint,
        HostHint = hostHint,
        Signer = options.SignatureVersion == RdsSignatureVersion.V1 ? new V1Signer() : new V3Signer(),
        Method = options.RequestMethod == RdsRequestMethod.Get ? HttpMethod.Get : HttpMethod.Post,
        Format = options.ResponseFormat,
        TotalTimeout = options.TotalTimeout,
        AttemptTimeout = options.AttemptTimeout,
        Retry = options.Retry,
        RateLimit = options.RateLimit,
        RateLimiter = options.RateLimiter,
        CircuitBreaker = options.CircuitBreaker,
        CallSteps = [.. options.CallSteps],
        AttemptSteps = [.. options.AttemptSteps],
        Target = options.Target,
        Bounds = new WireBounds(options.MaxResponseBytes, options.MaxResponseDepth, options.MaxResponseTextBytes),
    };
}
