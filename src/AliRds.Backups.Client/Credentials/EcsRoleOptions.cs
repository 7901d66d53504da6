namespace AliRds.Backups.Client.Credentials;

/// <summary>Settings of the RAM role of an ECS instance, which the instance's metadata service gives.</summary>
public sealed class EcsRoleOptions
{
    internal static readonly Uri MetadataAddress = new("http://100.100.100.200/");

    /// <summary>The name of the role. Default: <c>ALIBABA_CLOUD_ECS_METADATA</c>, else the service is asked for it.</summary>
    public string? RoleName { get; set; }

    /// <summary>Whether a service that gives no session token (IMDSv2) may be asked without one (IMDSv1). Default:
    /// <see langword="true"/>; <c>ALIBABA_CLOUD_IMDSV1_DISABLED=true</c> forbids it too.</summary>
    public bool AllowImdsV1 { get; set; } = true;

    /// <summary>How long to wait for the first response of the service, and then for each further one. Default: 1 second. More than
    /// zero.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The address of the service. Default: <c>http://100.100.100.200/</c>. Another one must be https, or http on
    /// loopback.</summary>
    public Uri Endpoint { get; set; } = MetadataAddress;

    /// <summary>A copy for the role that a profile names; without a name, for the same role.</summary>
    internal EcsRoleOptions WithRole(string? name) => new()
    {
        RoleName = string.IsNullOrWhiteSpace(name) ? RoleName : name,
        AllowImdsV1 = AllowImdsV1,
        Timeout = Timeout,
        Endpoint = Endpoint,
    };
}
