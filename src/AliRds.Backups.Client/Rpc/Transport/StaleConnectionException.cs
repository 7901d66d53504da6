namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A connection that had served requests before ended without a byte of a response: the server had most likely given it up already.</summary>
internal sealed class StaleConnectionException(Exception? cause = null)
    : IOException("A connection that was used before ended without a response.", cause);
