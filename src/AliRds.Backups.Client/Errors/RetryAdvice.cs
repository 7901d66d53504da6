namespace AliRds.Backups.Client.Errors;

/// <summary>What the next attempt needs after one has failed. A call that is not idempotent has no next attempt.</summary>
internal enum RetryAdvice
{
    /// <summary>There is no use in a retry: the next attempt would fail in the same way.</summary>
    None,

    /// <summary>A retry, with a fresh signature.</summary>
    Retry,

    /// <summary>An immediate resend, because a pooled connection was dead. If it fails in the same way, a retry.</summary>
    Resend,

    /// <summary>One retry, with the clock corrected by that of the server.</summary>
    CorrectClock,

    /// <summary>One retry, with refreshed credentials.</summary>
    RefreshCredentials,
}
