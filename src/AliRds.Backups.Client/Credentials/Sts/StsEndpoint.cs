using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Endpoints;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>The vendor's rule for the host of STS. The VPC host needs a region; without one the central host is called.</summary>
internal static class StsEndpoint
{
    public static Uri Resolve(StsOptions options, CredentialsRuntime runtime)
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
