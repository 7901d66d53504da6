namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A connection that had served requests before ended without a byte of a response: the server had most likely given it up already.</summary>
internal sealed class StaleConnectionException(Exception? cause = null)
    : IOException("A connection that was used before ended without a response.", cause);

/// <summary>A handler tried to send a request again that was sent before. It was stopped: a signature is good for one request.</summary>
internal sealed class RequestSentTwiceException() : InvalidOperationException("A request that was sent before must not be sent again.");
