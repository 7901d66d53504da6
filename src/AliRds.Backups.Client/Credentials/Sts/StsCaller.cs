using System.Globalization;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Endpoints;
using AliRds.Backups.Client.Operations.AssumeRole;
using AliRds.Backups.Client.Rpc;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Calls STS, and says why when it gives no key. One fetch uses it at a time.</summary>
/// <param name="options">Which STS is called.</param>
/// <param name="signer">Signs the calls, or leaves them unsigned.</param>
/// <param name="source">Gives the key that signs.</param>
/// <param name="services">What the calls are made with.</param>
internal sealed class StsCaller(StsOptions options, IRequestSigner signer, IRdsCredentialsProvider source, CredentialsServices services)
{
    private static readonly ResponseLimits Limits = new(MaxBytes: SourceText.MaxBytes, MaxDepth: 32, MaxTextBytes: 64 * 1024);

    private RpcCaller? _caller;

    /// <summary>The name of a session: the one given, else the platform's, else one with the time in it.</summary>
    public string GetSessionName(string? given)
    {
        var milliseconds = services.ServiceClock.GetCurrentInstant().ToUnixTimeMilliseconds();
        return services.Variables.Get(EnvironmentVariables.RoleSessionName, given)
            ?? string.Create(CultureInfo.InvariantCulture, $"alirds-backups-{milliseconds}");
    }

    public async Task<FetchedCredentials> CallAsync(StsOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            var response = await GetCaller().CallAsync(operation, cancellationToken).ConfigureAwait(false);
            return new(response.Credentials, response.ServerTime);
        }
        catch (RdsServiceException refusal)
        {
            var advice = refusal.Hint is null ? string.Empty : " " + refusal.Hint;
            throw new RdsCredentialsUnavailableException(
                $"STS {operation.Action} was refused: {refusal.Reason}{advice} ({refusal.Facts}).", refusal);
        }
        catch (RdsCallException failure)
        {
            // Without its hint, which names options of the client that STS does not have.
            throw new RdsCredentialsUnavailableException($"STS {operation.Action} failed. {failure.Reason} ({failure.Facts}).", failure);
        }
    }

    /// <summary>The caller of the endpoint. Environment variables choose the endpoint, and may change.</summary>
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
                Retry = services.StsRetry,
                Limits = Limits,
            },
            new RpcServices
            {
                HttpClient = services.HttpClient,
                Credentials = source,
                Logger = services.Logger,
                Metrics = services.Metrics,
                TimeProvider = services.TimeProvider,
                ServiceClock = services.ServiceClock,
                Random = services.Random,
            });
    }

    /// <summary>The vendor's rule for the host of STS. The VPC host needs a region; without one the central host is called.</summary>
    private Uri GetEndpoint()
    {
        if (options.Endpoint is { } given)
        {
            return given;
        }

        var region = services.Variables.Get(EnvironmentVariables.StsRegion, options.Region);
        var prefix = options.UseVpcEndpoint || services.Variables.IsTrue(EnvironmentVariables.VpcEndpointEnabled) ? "sts-vpc" : "sts";
        if (region is not null && !RdsRegions.IsRegion(region))
        {
            throw new RdsCredentialsUnavailableException(
                "The region of STS is not a region id such as cn-hangzhou: lower-case letters, digits and hyphens. "
                + $"Correct the profile's sts_region or {EnvironmentVariables.StsRegion}.");
        }

        return new Uri(region is null ? "https://sts.aliyuncs.com" : $"https://{prefix}.{region}.aliyuncs.com");
    }
}
