namespace AliRds.Backups.Client;

/// <summary>When a client stops calling a service that keeps failing. Errors caused by the request do not count as failures.</summary>
public sealed class RdsCircuitBreakerOptions
{
    /// <summary>The ratio of failed attempts that opens the circuit.</summary>
    /// <value>Default: 0.5. Above 0, up to 1.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The minimum number of attempts within <see cref="SamplingDuration"/> before the circuit can open.</summary>
    /// <value>Default: 20. From 2 to 100,000.</value>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The period over which attempts are counted.</summary>
    /// <value>Default: 30 seconds. From 500 milliseconds to one day.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the circuit stays open before one trial attempt is allowed.</summary>
    /// <value>Default: 15 seconds. From 500 milliseconds to one day.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
