namespace AliRds.Backups.Client;

/// <summary>No complete response came back: the connection failed, broke, or took too long.</summary>
public sealed class RdsTransportException : RdsCallException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="reason">What happened.</param>
    /// <param name="isTimeout">Whether a time limit of the client ended the call.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsTransportException(string reason, bool isTimeout = false, Exception? innerException = null)
        : base(reason, innerException) => IsTimeout = isTimeout;

    /// <summary>Whether a time limit of the client (attempt or total) ended the call.</summary>
    public bool IsTimeout { get; }
}
