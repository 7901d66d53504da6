namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Creates a unique string for each attempt.</summary>
internal interface INonceSource
{
    string Next();
}

/// <summary>Creates nonces of 122 random bits.</summary>
internal sealed class GuidNonceSource : INonceSource
{
    public string Next() => Guid.NewGuid().ToString("N");
}
