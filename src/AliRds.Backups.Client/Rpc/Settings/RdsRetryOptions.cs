namespace AliRds.Backups.Client;

/// <summary>
/// How failed attempts of a call are retried. A call is retried only if that may help, and each attempt has a new signature.
/// </summary>
public sealed class RdsRetryOptions
{
    /// <summary>The maximum number of retries after the first attempt.</summary>
    /// <value>Default: 4. From 0 (never) to 20.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The shortest delay before a retry. Delays grow from there, with random jitter.</summary>
    /// <value>Default: 200 milliseconds. From 1 millisecond to <see cref="MaxDelay"/>.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest delay that the client chooses. A longer delay that the service asks for is respected.</summary>
    /// <value>Default: 20 seconds. Up to one hour.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The retry budget: tokens that all calls of a client share, so that retries do not make an outage worse. A retry takes 5 tokens, or
    /// 10 after a timeout. A success returns the tokens of its last retry, or 1. If the budget is empty, a call fails with the error of its
    /// last attempt.
    /// </summary>
    /// <value>Default: 500. From 10 to 1,000,000; 0 for no budget.</value>
    public int BudgetCapacity { get; set; } = 500;
}
