using AliRds.Backups.Client.Errors;
using Polly.Timeout;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>Decides whether a failed attempt is worth another one.</summary>
internal static class RetryClassifier
{
    /// <summary>Judges a failure, and notes in the state what may help only once.</summary>
    internal static bool IsWorthRetrying(Exception? exception, CallState state) => exception switch
    {
        TimeoutRejectedException => true,
        RdsCallException { Remedy: RetryRemedy.TryAgain or RetryRemedy.SendAgain } => true,
        RdsCallException { Remedy: RetryRemedy.CorrectClock } => state.HasLearnedClock && !state.HasCorrectedClock && (state.HasCorrectedClock = true),
        RdsCallException { Remedy: RetryRemedy.RefreshCredentials } => !state.HasRefreshedCredentials && (state.HasRefreshedCredentials = true),
        _ => false,
    };
}
