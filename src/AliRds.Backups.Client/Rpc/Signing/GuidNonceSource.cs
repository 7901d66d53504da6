namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Nonces of 122 random bits.</summary>
internal sealed class GuidNonceSource : INonceSource
{
    public string Next() => Guid.NewGuid().ToString("N");
}
