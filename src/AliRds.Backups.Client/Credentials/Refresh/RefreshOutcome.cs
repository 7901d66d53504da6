namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>How a refresh ended: with a key, or with the reason why there is none.</summary>
internal sealed class RefreshOutcome
{
    private RefreshOutcome(RdsCredentials? credentials, ExpirationClock? clock, RdsCredentialsUnavailableException? reason) =>
        (Credentials, Clock, Reason) = (credentials, clock, reason);

    public RdsCredentials? Credentials { get; }

    /// <summary>The clock by which the key ends, when there is a key.</summary>
    public ExpirationClock? Clock { get; }

    public RdsCredentialsUnavailableException? Reason { get; }

    /// <summary>How long the source is left alone now; <see langword="null"/> when it is not.</summary>
    public TimeSpan? Pause { get; set; }

    public static RefreshOutcome Success(RdsCredentials credentials, ExpirationClock clock) => new(credentials, clock, null);

    public static RefreshOutcome Failure(RdsCredentialsUnavailableException reason) => new(null, null, reason);

    /// <summary>A new exception for each caller that waited: throwing one many times mixes up its stack traces.</summary>
    public RdsCredentialsUnavailableException ToException() =>
        new(Reason!.Message, Reason.InnerException) { RetryAfter = Pause, IsUnset = Reason.IsUnset };
}
