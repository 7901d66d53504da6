using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>A temporary key pair with its token, as STS would hand out.</summary>
/// <param name="AccessKeyId">Key id; starts with <c>STS.</c>.</param>
/// <param name="AccessKeySecret">Secret that signs.</param>
/// <param name="SecurityToken">Token that must be sent along with the key id.</param>
/// <param name="Expiration">Time on the emulator's clock from which on the token is refused.</param>
public sealed record EmulatorTemporaryCredentials(string AccessKeyId, string AccessKeySecret, string SecurityToken, Instant Expiration)
{
    /// <summary>Names the key id and the expiration only.</summary>
    public override string ToString() => $"{AccessKeyId} until {Expiration}";
}
