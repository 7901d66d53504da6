using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>What a source gave: a key, and the time by the clock of whoever issued it, where that was told.</summary>
internal sealed class IssuedKey(RdsCredentials? credentials, Instant? issuedAt = null)
{
    /// <summary><see langword="null"/> when the user's own code gave none.</summary>
    public RdsCredentials? Credentials { get; } = credentials;

    public Instant? IssuedAt { get; } = issuedAt;
}
