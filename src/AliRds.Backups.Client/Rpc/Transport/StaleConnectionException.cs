namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A reused connection ended before the first byte of a response. Most likely the server had already closed it.</summary>
internal sealed class StaleConnectionException(Exception? cause = null)
    : IOException("A reused connection ended without a response.", cause);

/// <summary>A handler tried to send a request again. It was stopped, because a signature is valid for one request only.</summary>
internal sealed class RequestSentTwiceException() : InvalidOperationException("A request must not be sent twice.");
