namespace AliRds.Backups.Client.Credentials;

/// <summary>Where roles are assumed.</summary>
public sealed class StsOptions
{
    /// <summary>The region whose STS is called, <c>sts.{region}.aliyuncs.com</c>. Default: that of the profile, else
    /// <c>ALIBABA_CLOUD_STS_REGION</c>, else none: <c>sts.aliyuncs.com</c>.</summary>
    public string? Region { get; set; }

    /// <summary>Whether to call <c>sts-vpc.{region}.aliyuncs.com</c>; it needs a region. Default: <see langword="false"/>, unless
    /// <c>ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED</c> is <c>true</c>.</summary>
    public bool UseVpcEndpoint { get; set; }

    /// <summary>An address that is called instead. Default: none. It must be https, or http on loopback.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>A copy with what a profile says of STS.</summary>
    internal StsOptions WithProfile(string? region, bool useVpcEndpoint) => new()
    {
        Region = string.IsNullOrWhiteSpace(region) ? Region : region,
        UseVpcEndpoint = UseVpcEndpoint || useVpcEndpoint,
        Endpoint = Endpoint,
    };
}
