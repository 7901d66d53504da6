namespace AliRds.Backups.Client.Credentials;

/// <summary>Settings of a role assumed with an OIDC token (STS <c>AssumeRoleWithOIDC</c>, 2015-04-01). What is not set is read from the
/// environment variables that the platform injects into a pod.</summary>
public sealed class OidcRoleOptions
{
    /// <summary>The role, <c>acs:ram::{account}:role/{name}</c>. Default: <c>ALIBABA_CLOUD_ROLE_ARN</c>.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The identity provider. Default: <c>ALIBABA_CLOUD_OIDC_PROVIDER_ARN</c>.</summary>
    public string? ProviderArn { get; set; }

    /// <summary>The path of the file with the token, which is read at each refresh. Default:
    /// <c>ALIBABA_CLOUD_OIDC_TOKEN_FILE</c>.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The name of the session in the audit trail: 2 to 64 letters, digits, <c>. @ - _</c>. Default:
    /// <c>ALIBABA_CLOUD_ROLE_SESSION_NAME</c>, else a name with the time in it.</summary>
    public string? SessionName { get; set; }

    /// <summary>A policy (JSON, at most 2048 characters) that narrows what the session may do. Default: none.</summary>
    public string? Policy { get; set; }

    /// <summary>How long a session lasts. Default: 1 hour. From 15 minutes to the role's maximum, at most 12 hours.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromHours(1);
}
