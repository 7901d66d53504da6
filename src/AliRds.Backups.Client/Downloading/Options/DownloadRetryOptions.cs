namespace AliRds.Backups.Client.Downloading;

/// <summary>How a download retries. A part goes on from the byte it had reached, so a retry costs time, not bytes.</summary>
public sealed class DownloadRetryOptions
{
    /// <summary>How often one part may fail in a row without a single new byte.</summary>
    /// <value>1 to 100; default 10, which is half a minute of waiting on average.</value>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>How many faults a whole download may have.</summary>
    /// <value>1 to 1,000,000; default 1000.</value>
    public int MaxFaults { get; set; } = 1000;

    /// <summary>The longest first wait. Waits are random between zero and a bound that doubles each time ("full jitter").</summary>
    /// <value>0 to 1 minute; default 0.2 s.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.2);

    /// <summary>The longest wait, unless the object store asks for a longer one (<c>Retry-After</c>, at most 5 minutes).</summary>
    /// <value>0 to 10 minutes; default 20 s.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection may be silent before its request is sent again.</summary>
    /// <value>0.1 s to 10 minutes; default 20 s.</value>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The least that a connection must bring while it is waited for, measured over <see cref="StallTimeout"/>. A slower one is given up; after
    /// <see cref="MaxAttempts"/> of them the download ends.
    /// </summary>
    /// <value>0 to 1,000,000,000 bytes a second; default 1024. 0 waits for any line that brings a byte now and then.</value>
    public int MinBytesPerSecond { get; set; } = 1024;

    /// <summary>The wait before a retry: random between zero and a bound that doubles, so that many parts do not retry at the same moment.</summary>
    /// <param name="attempt">The number of failed attempts, from 1.</param>
    /// <param name="random">From 0 to 1.</param>
    internal TimeSpan GetDelay(int attempt, double random) =>
        TimeSpan.FromSeconds(Math.Min(BaseDelay.TotalSeconds * Math.Pow(2, attempt - 1), MaxDelay.TotalSeconds) * random);

    internal void ThrowIfInvalid()
    {
        DownloadOptions.ThrowIfOutOfRange(MaxAttempts, 1, 100, nameof(MaxAttempts));
        DownloadOptions.ThrowIfOutOfRange(MaxFaults, 1, 1_000_000, nameof(MaxFaults));
        DownloadOptions.ThrowIfOutOfRange(MinBytesPerSecond, 0, 1_000_000_000, nameof(MinBytesPerSecond));
        DownloadOptions.ThrowIfOutOfRange(BaseDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(BaseDelay));
        DownloadOptions.ThrowIfOutOfRange(MaxDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10), nameof(MaxDelay));
        DownloadOptions.ThrowIfOutOfRange(StallTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(10), nameof(StallTimeout));
    }
}
