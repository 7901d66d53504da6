using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>A temporary access key with its security token, as STS issues it.</summary>
public sealed record EmulatorTemporaryCredentials
{
    /// <summary>Creates credentials. The emulator accepts only credentials that it issued itself.</summary>
    public EmulatorTemporaryCredentials(string accessKeyId, string accessKeySecret, string securityToken, Instant expiration)
    {
        AccessKeyId = accessKeyId;
        AccessKeySecret = accessKeySecret;
        SecurityToken = securityToken;
        Expiration = expiration;
    }

    /// <summary>Id of the key; starts with <c>STS.</c>.</summary>
    public string AccessKeyId { get; init; }

    /// <summary>Secret of the key.</summary>
    public string AccessKeySecret { get; init; }

    /// <summary>Token that a call must send with the key id.</summary>
    public string SecurityToken { get; init; }

    /// <summary>When the key expires: from this time on, by the emulator's clock, the token is rejected.</summary>
    public Instant Expiration { get; init; }

    /// <summary>Shows only the key id and the expiration.</summary>
    public override string ToString() => $"{AccessKeyId} until {Expiration}";
}
