namespace AliRds.Backups.Client;

/// <summary>The link of a backup expired and no usable new one could be had. Get the backup again, then repeat the call: it resumes.</summary>
public sealed class RdsLinkExpiredException : RdsDownloadException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="reason">What happened. It must not hold a signed link.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsLinkExpiredException(string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
    }
}
