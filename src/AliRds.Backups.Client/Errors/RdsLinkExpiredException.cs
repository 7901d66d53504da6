namespace AliRds.Backups.Client;

/// <summary>
/// The link of a backup expired, and there was no usable new one. Get the backup again, then repeat the call: it resumes.
/// </summary>
public sealed class RdsLinkExpiredException : RdsDownloadException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="reason">What happened. It must not contain a signed link.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsLinkExpiredException(string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
    }
}
