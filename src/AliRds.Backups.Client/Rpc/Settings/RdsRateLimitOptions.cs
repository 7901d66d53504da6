namespace AliRds.Backups.Client;

/// <summary>How often a client calls the service at most. The service publishes no limit for this operation; accounts differ.</summary>
public sealed class RdsRateLimitOptions
{
    /// <summary>Calls a second, in the long run.</summary>
    /// <value>Default: 10. Above 0, up to 10,000.</value>
    public double CallsPerSecond { get; set; } = 10;

    /// <summary>Calls that may start at once after a quiet time.</summary>
    /// <value>Default: 10. From 1 to 10,000.</value>
    public int Burst { get; set; } = 10;

    /// <summary>Whether the rate goes down when the service throttles, and up again when it does not.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool IsAdaptive { get; set; } = true;
}
