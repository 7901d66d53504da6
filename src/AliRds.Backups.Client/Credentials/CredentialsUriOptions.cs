using System.Diagnostics;

namespace AliRds.Backups.Client.Credentials;

/// <summary>Settings of an address that answers with a temporary key.</summary>
public sealed class CredentialsUriOptions
{
    /// <summary>The address. Default: <c>ALIBABA_CLOUD_CREDENTIALS_URI</c>. It is taken for a secret: messages show its host only.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Uri? Address { get; set; }

    /// <summary>Whether plain http to a host other than this machine or the metadata service is allowed; the key then travels in the
    /// clear. Default: <see langword="false"/>.</summary>
    public bool AllowInsecureHttp { get; set; }
}
