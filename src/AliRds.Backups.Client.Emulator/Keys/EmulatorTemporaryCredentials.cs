using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>A temporary access key with its security token, as STS issues it.</summary>
public sealed record EmulatorTemporaryCredentials
{
    /// <summary>Creates credentials. The emulator accepts only those that it issued itself.</summary>
    public EmulatorTemporaryCredentials(string accessKeyId, string accessKeySecret, string securityToken, Instant expiration)
    {
        AccessKeyId = accessKeyId;
        AccessKeySecret = accessKeySecret;
        SecurityToken = securityToken;
        Expiration = expiration;
    }

    /// <summary>Id of the key; starts with <c>STS.</c>.</summary>
    public string AccessKeyId { get; init; }

    /// <summary>Secret that signs.</summary>
    public string AccessKeySecret { get; init; }

    /// <summary>Token that a call must send along with the key id.</summary>
    public string SecurityToken { get; init; }

    /// <summary>From this time on, by the emulator's clock, the token is refused.</summary>
    public Instant Expiration { get; init; }

    /// <summary>Shows the key id and the expiration only.</summary>
    public override string ToString() => $"{AccessKeyId} until {Expiration}";
}
