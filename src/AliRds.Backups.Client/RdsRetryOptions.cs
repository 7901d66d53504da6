namespace AliRds.Backups.Client;

/// <summary>How failed attempts of a call are repeated. Only what may help is repeated, and every attempt is signed anew.</summary>
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
}
