namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>How a refresh ended: with a key, or with the reason why there is none.</summary>
internal sealed class RefreshOutcome
{
    private RefreshOutcome(RdsCredentials? credentials, KeyClock? clock, RdsCredentialsUnavailableException? failure) =>
        (Credentials, Clock, Reason) = (credentials, clock, failure);

    public RdsCredentials? Credentials { get; }

    /// <summary>The clock by which the key ends, when there is one.</summary>
    public KeyClock? Clock { get; }

    public RdsCredentialsUnavailableException? Reason { get; }

    /// <summary>How long the source is left alone now; <see langword="null"/> when it is not.</summary>
    public TimeSpan? Pause { get; set; }

    public static RefreshOutcome Success(RdsCredentials credentials, KeyClock clock) => new(credentials, clock, null);

    public static RefreshOutcome Failure(RdsCredentialsUnavailableException reason) => new(null, null, reason);

    /// <summary>A new exception for each caller that waited: one that is thrown many times mixes up its stack traces.</summary>
    public RdsCredentialsUnavailableException ToException() => new(Reason!.Message, Reason.InnerException) { RetryAfter = Pause, IsUnset = Reason.IsUnset };
}
