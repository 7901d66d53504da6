namespace AliRds.Backups.Client;

/// <summary>How failed attempts of a call are repeated. Only what may help is repeated, and every attempt has a signature of its own.</summary>
public sealed class RdsRetryOptions
{
    /// <summary>How many times a call is repeated after its first attempt.</summary>
    /// <value>Default: 4. From 0 (never) to 20.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The shortest wait before a repetition. Waits grow and vary at random from there.</summary>
    /// <value>Default: 200 milliseconds. From 1 millisecond to <see cref="MaxDelay"/>.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait that the client chooses itself. A longer one that the server asks for is kept.</summary>
    /// <value>Default: 20 seconds. Up to one hour.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Tokens that all calls of a client share for repetitions, so that an outage is not multiplied: a repetition takes 5, and 10 after a time
    /// limit; a success gives back what its last repetition took, or 1. An empty budget ends a call with the error of its last attempt.
    /// </summary>
    /// <value>Default: 500. From 10 to 1,000,000; 0 for no budget.</value>
    public int BudgetCapacity { get; set; } = 500;
}
