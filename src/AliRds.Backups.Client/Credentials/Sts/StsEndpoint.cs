using AliRds.Backups.Client.Credentials.Runtime;

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
        return new Uri(region is null ? "https://sts.aliyuncs.com" : $"https://{prefix}.{region}.aliyuncs.com");
    }
}
