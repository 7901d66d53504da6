using AliRds.Backups.Client.Endpoints;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Takes from the options of a client what its calls need. The options are not read again.</summary>
internal static class RdsCallerOptions
{
    /// <param name="options">Validated options.</param>
    internal static RpcCallerOptions Create(RdsBackupsClientOptions options) => new()
    {
        Product = "Rds",
        Endpoint = GetEndpoint(options),
        HostHint = RegionHint.For(options),
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
        Limits = new ResponseLimits(options.MaxResponseBytes, options.MaxResponseDepth, options.MaxResponseTextBytes),
    };

    /// <summary>The endpoint in the options, otherwise the endpoint of the region and the network.</summary>
    /// <param name="options">Validated options.</param>
    internal static Uri GetEndpoint(RdsBackupsClientOptions options) =>
        options.Endpoint ?? new Uri($"https://{RdsRegions.HostOf(options.RegionId!, options.Network)}");
}
