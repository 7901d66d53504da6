namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Gives each attempt a text that was never used before.</summary>
internal interface INonceSource
{
    string Next();
}

/// <summary>Nonces of 122 random bits.</summary>
internal sealed class GuidNonceSource : INonceSource
{
    public string Next() => Guid.NewGuid().ToString("N");
}
