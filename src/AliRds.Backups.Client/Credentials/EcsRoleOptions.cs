namespace AliRds.Backups.Client.Credentials;

/// <summary>Settings of the RAM role of an ECS instance (the instance's metadata service).</summary>
public sealed class EcsRoleOptions
{
    internal static readonly Uri MetadataAddress = new("http://100.100.100.200/");

    /// <summary>The name of the role. Default: <c>ALIBABA_CLOUD_ECS_METADATA</c>, else the service is asked for it.</summary>
    public string? RoleName { get; set; }

    /// <summary>Whether a service that gives no session token (IMDSv2) may be asked without one (IMDSv1). Default:
    /// <see langword="true"/>; <c>ALIBABA_CLOUD_IMDSV1_DISABLED=true</c> forbids it too.</summary>
    public bool AllowImdsV1 { get; set; } = true;

    /// <summary>How long to wait for the service to show itself, and then for each of its responses. Default: 1 second. More than zero.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The address of the service. Default: <c>http://100.100.100.200/</c>. Another one must be https, or http on loopback.</summary>
    public Uri Endpoint { get; set; } = MetadataAddress;
}
