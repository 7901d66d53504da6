using System.Diagnostics;

namespace AliRds.Backups.Client.Credentials;

/// <summary>Chooses one source of the access key and holds its settings. It can be bound from configuration.</summary>
[DebuggerDisplay("{EffectiveSource}")]
public sealed class RdsCredentialsOptions
{
    /// <summary>Where the key comes from. Default: <see cref="RdsCredentialsSource.Static"/> when <see cref="AccessKeyId"/> or
    /// <see cref="AccessKeySecret"/> is set, else <see cref="RdsCredentialsSource.DefaultChain"/>.</summary>
    public RdsCredentialsSource? Source { get; set; }

    /// <summary>The id of the key, for <see cref="RdsCredentialsSource.Static"/>. Default: none.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret of the key, for <see cref="RdsCredentialsSource.Static"/>. Default: none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AccessKeySecret { get; set; }

    /// <summary>The STS token of a temporary key, for <see cref="RdsCredentialsSource.Static"/>. Default: none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SecurityToken { get; set; }

    /// <summary>Settings of <see cref="RdsCredentialsSource.Profile"/>.</summary>
    public ProfileOptions Profile { get; set; } = new();

    /// <summary>Settings of <see cref="RdsCredentialsSource.Cli"/>.</summary>
    public ProfileOptions Cli { get; set; } = new();

    /// <summary>Settings of <see cref="RdsCredentialsSource.Ecs"/>.</summary>
    public EcsRoleOptions Ecs { get; set; } = new();

    /// <summary>Settings of <see cref="RdsCredentialsSource.Role"/>.</summary>
    public AssumeRoleOptions Role { get; set; } = new();

    /// <summary>Settings of <see cref="RdsCredentialsSource.Oidc"/>.</summary>
    public OidcRoleOptions Oidc { get; set; } = new();

    /// <summary>Settings of <see cref="RdsCredentialsSource.Uri"/>.</summary>
    public CredentialsUriOptions Uri { get; set; } = new();

    /// <summary>The command of <see cref="RdsCredentialsSource.Process"/>, split like a POSIX shell line but run without a shell.
    /// Default: none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ProcessCommand { get; set; }

    /// <summary>Where roles are assumed, for every source that assumes one.</summary>
    public StsOptions Sts { get; set; } = new();

    internal RdsCredentialsSource EffectiveSource =>
        Source ?? (AccessKeyId is null && AccessKeySecret is null ? RdsCredentialsSource.DefaultChain : RdsCredentialsSource.Static);
}

/// <summary>Which profile of which file gives the access key.</summary>
public sealed class ProfileOptions
{
    /// <summary>The name of the profile. Default: <c>ALIBABA_CLOUD_PROFILE</c>; else <c>default</c> in an ini file, the file's
    /// <c>current</c> in a CLI file.</summary>
    public string? Name { get; set; }

    /// <summary>The path of the file. Default for the ini file: <c>ALIBABA_CLOUD_CREDENTIALS_FILE</c>, else
    /// <c>~/.alibabacloud/credentials</c>, else <c>~/.alibabacloud/credentials.ini</c>; for the CLI file:
    /// <c>ALIBABA_CLOUD_CONFIG_FILE</c>, else <c>~/.aliyun/config.json</c>.</summary>
    public string? Path { get; set; }
}

/// <summary>Settings of an address that returns a temporary key.</summary>
public sealed class CredentialsUriOptions
{
    /// <summary>The address. Default: <c>ALIBABA_CLOUD_CREDENTIALS_URI</c>. It is treated as a secret: messages show its host
    /// only.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Uri? Address { get; set; }

    /// <summary>Whether plain http to a host other than this machine or the metadata service is allowed. The key then travels in the
    /// clear. Default: <see langword="false"/>.</summary>
    public bool AllowInsecureHttp { get; set; }
}
