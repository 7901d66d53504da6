using System.Diagnostics;

namespace AliRds.Backups.Client.Credentials;

/// <summary>A fixed access key as it stands in configuration.</summary>
[DebuggerDisplay("{AccessKeyId,nq}")]
public sealed class RdsStaticCredentialsOptions
{
    /// <summary>The id of the key.</summary>
    /// <value>Default: none; required.</value>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret of the key.</summary>
    /// <value>Default: none; required.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AccessKeySecret { get; set; }

    /// <summary>The STS token of a temporary key.</summary>
    /// <value>Default: none.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SecurityToken { get; set; }
}
