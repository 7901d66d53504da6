namespace AliRds.Backups.Client;

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

    /// <summary>How long the source is left alone after it failed: calls within that time get this error at once. <see langword="null"/> when
    /// the next call asks it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether asking the same source again after a moment may help.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether a setting is missing, so that the source was not asked at all.</summary>
    internal bool IsUnset { get; init; }
}
