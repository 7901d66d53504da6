using System.Diagnostics;

namespace AliRds.Backups.Client.Credentials;

/// <summary>Chooses one source of the access key and holds its settings; made to be bound from configuration.</summary>
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
