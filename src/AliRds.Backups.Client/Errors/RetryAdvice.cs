namespace AliRds.Backups.Client.Errors;

/// <summary>What may help against a failed attempt of a read-only call.</summary>
internal enum RetryAdvice
{
    /// <summary>Nothing: the next attempt would fail alike.</summary>
    None,

    /// <summary>Trying again, with another signature.</summary>
    Retry,

    /// <summary>Sending again at once: a pooled connection was dead. If that fails too, trying again.</summary>
    Resend,

    /// <summary>Trying again once, with the clock set right by the server's.</summary>
    CorrectClock,

    /// <summary>Trying again once, with refreshed credentials.</summary>
    RefreshCredentials,
}
