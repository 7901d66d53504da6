using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Endpoints;
using AliRds.Backups.Client.Operations.AssumeRole;
using AliRds.Backups.Client.Rpc;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Calls STS, and tells why it gave no key when it did not. One fetch uses it at a time.</summary>
/// <param name="options">Which STS is called.</param>
/// <param name="signer">Signs the calls, or leaves them unsigned.</param>
/// <param name="source">Gives the key that signs.</param>
/// <param name="runtime">What the caller needs of the machine.</param>
internal sealed class StsCaller(StsOptions options, IRequestSigner signer, IRdsCredentialsProvider source, CredentialsRuntime runtime)
{
    private static readonly ResponseLimits Limits = new(MaxBytes: SourceText.MaxBytes, MaxDepth: 32, MaxTextBytes: 64 * 1024);

    private RpcCaller? _caller;

    public async Task<IssuedKey> CallAsync(StsOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            var response = await GetCaller().CallAsync(operation, cancellationToken).ConfigureAwait(false);
            return new(response.Credentials, response.ServerTime);
        }
        catch (RdsServiceException refusal)
        {
            var advice = refusal.Hint is null ? string.Empty : " " + refusal.Hint;
            throw new RdsCredentialsUnavailableException($"STS {operation.Action} was refused: {refusal.Reason}{advice} ({refusal.Facts}).", refusal);
        }
        catch (RdsCallException failure)
        {
            // Without its hint, which names options of the client that STS does not have.
            throw new RdsCredentialsUnavailableException($"STS {operation.Action} failed. {failure.Reason} ({failure.Facts}).", failure);
        }
    }

    /// <summary>The caller of the endpoint, which variables of the environment may change.</summary>
    private RpcCaller GetCaller()
    {
        var endpoint = GetEndpoint();
        return _caller?.Endpoint.Address == endpoint ? _caller : _caller = new RpcCaller(
            new RpcCallerOptions
            {
                Product = "Sts",
                Endpoint = endpoint,
                Signer = signer,
                AttemptTimeout = TimeSpan.FromSeconds(10),
                TotalTimeout = TimeSpan.FromSeconds(20),
                Retry = runtime.StsRetry,
                Limits = Limits,
            },
            new RpcServices
            {
                HttpClient = runtime.Http,
                Credentials = source,
                Logger = runtime.Log,
                Metrics = runtime.Metrics,
                TimeProvider = runtime.Clock,
                ServiceClock = runtime.ServiceClock,
                Random = runtime.Random,
            });
    }

    /// <summary>The vendor's rule for the host of STS. The VPC host needs a region; without one the central host is called.</summary>
    private Uri GetEndpoint()
    {
        if (options.Endpoint is { } given)
        {
            return given;
        }

        var region = string.IsNullOrWhiteSpace(options.Region) ? runtime.Variable(CredentialsVariables.StsRegion) : options.Region.Trim();
        var prefix = options.UseVpcEndpoint || runtime.IsTrue(CredentialsVariables.VpcEndpointEnabled) ? "sts-vpc" : "sts";
        if (region is not null && !RdsRegions.IsRegion(region))
        {
            throw new RdsCredentialsUnavailableException(
                "The region of STS is no region id such as cn-hangzhou: lower-case letters, digits and hyphens. Correct the profile's sts_region or "
                + $"{CredentialsVariables.StsRegion}.");
        }

        return new Uri(region is null ? "https://sts.aliyuncs.com" : $"https://{prefix}.{region}.aliyuncs.com");
    }
}
