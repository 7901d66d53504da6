namespace AliRds.Backups.Client;

/// <summary>No access key could be obtained, so nothing was sent. Configure a source of credentials.</summary>
public sealed class RdsCredentialsUnavailableException : RdsBackupsException
{
    /// <summary>Creates the exception. It is public for providers of credentials.</summary>
    /// <param name="message">Which sources were tried, and why they gave no key. It must not contain a secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsCredentialsUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// How long the source is not asked again after it failed. Calls in that time get this exception at once. <see langword="null"/> when
    /// the next call asks it.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether asking the same source again after a moment may help.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether a setting is missing, so that the source was not asked at all.</summary>
    internal bool IsUnset { get; init; }
}
