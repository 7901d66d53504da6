using System.Diagnostics;
using System.Text.Json.Serialization;
using AliRds.Backups.Client.Rpc.Keys;
using NodaTime;

namespace AliRds.Backups.Client.Credentials;

/// <summary>An access key, permanent or temporary. <see cref="ToString"/> shows only the key id.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RdsCredentials
{
    /// <summary>Creates an access key.</summary>
    /// <param name="accessKeyId">The id of the key, not blank; ASCII without control characters.</param>
    /// <param name="accessKeySecret">The secret of the key, not blank; ASCII without control characters.</param>
    /// <param name="securityToken">
    /// The STS token of a temporary key, ASCII without control characters; <see langword="null"/> for a permanent key.
    /// </param>
    /// <param name="expiration">When a temporary key expires; <see langword="null"/> if it does not expire or if this is unknown.</param>
    /// <exception cref="ArgumentException">
    /// The id or the secret is blank, the token is blank but not <see langword="null"/>, or one of them ends in a line break, or contains a
    /// control character or a character that is not ASCII. The message does not show the value.
    /// </exception>
    public RdsCredentials(string accessKeyId, string accessKeySecret, string? securityToken = null, Instant? expiration = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeySecret);
        if (securityToken is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(securityToken);
        }

        ThrowIfUnsendable(accessKeyId, "id", nameof(accessKeyId));
        ThrowIfUnsendable(accessKeySecret, "secret", nameof(accessKeySecret));
        ThrowIfUnsendable(securityToken ?? string.Empty, "token", nameof(securityToken));
        AccessKeyId = accessKeyId;
        AccessKeySecret = accessKeySecret;
        SecurityToken = securityToken;
        Expiration = expiration;
    }

    /// <summary>The id of the key. Not a secret.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret of the key. It is not serialized to JSON.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [JsonIgnore]
    public string AccessKeySecret { get; }

    /// <summary>The STS token of a temporary key; <see langword="null"/> for a permanent key. It is not serialized to JSON.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [JsonIgnore]
    public string? SecurityToken { get; }

    /// <summary>When a temporary key expires; <see langword="null"/> if it does not expire or if this is unknown.</summary>
    public Instant? Expiration { get; }

    /// <summary>The key id and the kind of key, never the secret or the token.</summary>
    public override string ToString() => SecurityToken is null ? AccessKeyId : $"{AccessKeyId} (temporary, until {Expiration?.ToString() ?? "unknown"})";

    private static void ThrowIfUnsendable(string value, string part, string parameter)
    {
        if (CredentialText.GetProblem(value) is { } fault)
        {
            throw new UnsendableKeyException($"The access key's {part} {fault}", parameter);
        }
    }
}
