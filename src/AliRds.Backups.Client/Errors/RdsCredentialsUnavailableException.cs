namespace AliRds.Backups.Client.Errors;

/// <summary>No access key could be obtained, so nothing was sent. Configure a source of credentials.</summary>
public sealed class RdsCredentialsUnavailableException : RdsBackupsException
{
    /// <summary>Makes the error; for providers of credentials.</summary>
    /// <param name="message">What was looked at and why it gave nothing. It must not hold a secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsCredentialsUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
