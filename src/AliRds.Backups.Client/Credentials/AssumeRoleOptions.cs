namespace AliRds.Backups.Client.Credentials;

/// <summary>Settings of a role to assume (STS <c>AssumeRole</c>, 2015-04-01).</summary>
public sealed class AssumeRoleOptions
{
    /// <summary>The role, <c>acs:ram::{account}:role/{name}</c>. Required.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The name of the session in the audit trail: 2 to 64 letters, digits, <c>. @ - _</c>. Default:
    /// <c>ALIBABA_CLOUD_ROLE_SESSION_NAME</c>, else a name with the time in it.</summary>
    public string? SessionName { get; set; }

    /// <summary>A policy (JSON, at most 2048 characters) that narrows what the session may do. Default: none.</summary>
    public string? Policy { get; set; }

    /// <summary>The external id (2 to 1224 characters) that the role's trust policy asks for. Default: none.</summary>
    public string? ExternalId { get; set; }

    /// <summary>How long a session lasts. Default: 1 hour. From 15 minutes to the role's maximum, at most 12 hours.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The source of the key that assumes the role. It may itself be a role, so roles can be chained. Default:
    /// <see langword="null"/>, the default chain with the settings beside this role.</summary>
    public RdsCredentialsOptions? From { get; set; }
}
