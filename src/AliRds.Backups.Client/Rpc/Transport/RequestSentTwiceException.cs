namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A handler tried to send a request again that was sent before. It was stopped: a signature is good for one request.</summary>
internal sealed class RequestSentTwiceException() : InvalidOperationException("A request that was sent before must not be sent again.");
