namespace AliRds.Backups.Client.Credentials;

/// <summary>Where the access key comes from. Configuration names a member by its name, in any case.</summary>
public enum RdsCredentialsSource
{
    /// <summary>The vendor's default chain: environment, OIDC role, CLI profile, ini profile, ECS RAM role, credentials URI.</summary>
    DefaultChain,

    /// <summary>The key written in the options.</summary>
    Static,

    /// <summary>The environment variables <c>ALIBABA_CLOUD_ACCESS_KEY_ID</c> and the like.</summary>
    Environment,

    /// <summary>A section of the ini file <c>~/.alibabacloud/credentials</c> or <c>~/.alibabacloud/credentials.ini</c>.</summary>
    Profile,

    /// <summary>A profile of the command line tool, in <c>~/.aliyun/config.json</c>.</summary>
    Cli,

    /// <summary>The RAM role of the ECS instance that the program runs on.</summary>
    Ecs,

    /// <summary>A role assumed with the key of another source (STS <c>AssumeRole</c>).</summary>
    Role,

    /// <summary>A role assumed with an OIDC token, as in a Kubernetes pod (STS <c>AssumeRoleWithOIDC</c>).</summary>
    Oidc,

    /// <summary>An address that returns a temporary key.</summary>
    Uri,

    /// <summary>A program that prints a key.</summary>
    Process,
}
