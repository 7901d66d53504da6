namespace AliRds.Backups.Client;

/// <summary>The parent of every error of this client. Bad arguments are <see cref="ArgumentException"/>, and cancellation by the
/// caller is <see cref="OperationCanceledException"/>; neither is one of these.</summary>
public abstract class RdsBackupsException : Exception
{
    private protected RdsBackupsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
