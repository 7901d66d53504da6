using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>How a refresh ended: with a key, or with the reason why there is none.</summary>
internal sealed class RefreshOutcome
{
    private readonly Exception? _failure;

    private RefreshOutcome(RdsCredentials? credentials, Exception? failure) => (Credentials, _failure) = (credentials, failure);

    public RdsCredentials? Credentials { get; }

    public static RefreshOutcome Success(RdsCredentials credentials) => new(credentials, null);

    public static RefreshOutcome Failure(Exception failure) => new(null, failure);

    /// <summary>A new exception for each caller that waited: one that is thrown many times mixes up its stack traces.</summary>
    public RdsCredentialsUnavailableException ToException() => new(_failure!.Message, _failure.InnerException);
}
