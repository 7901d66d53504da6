namespace AliRds.Backups.Client;

/// <summary>The service refused the call because of flow control, even after the retries. Call less often, or later.</summary>
public sealed class RdsThrottledException : RdsServiceException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="error">What the service said.</param>
    /// <param name="retryAfter">How long the service asks to wait; <see langword="null"/> when it did not say.</param>
    public RdsThrottledException(ServiceError error, TimeSpan? retryAfter)
        : base(error) => RetryAfter = retryAfter;

    /// <summary>How long the service asks to wait; <see langword="null"/> when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
