namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Gives each attempt a text that was never used before.</summary>
internal interface INonceSource
{
    string Next();
}
