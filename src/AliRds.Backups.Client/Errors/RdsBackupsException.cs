namespace AliRds.Backups.Client;

/// <summary>
/// The base class of the exceptions of this client. Invalid arguments throw <see cref="ArgumentException"/>, and cancellation by the caller
/// throws <see cref="OperationCanceledException"/>; neither derives from this class.
/// </summary>
public abstract class RdsBackupsException : Exception
{
    private protected RdsBackupsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
