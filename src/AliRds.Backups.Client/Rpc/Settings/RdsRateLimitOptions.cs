namespace AliRds.Backups.Client;

/// <summary>Limits how often a client calls the service. The service publishes no limit for this operation; accounts differ.</summary>
public sealed class RdsRateLimitOptions
{
    /// <summary>The sustained rate, in calls per second.</summary>
    /// <value>Default: 10. Above 0, up to 10,000.</value>
    public double CallsPerSecond { get; set; } = 10;

    /// <summary>How many calls may start at once after an idle period.</summary>
    /// <value>Default: 10. From 1 to 10,000.</value>
    public int Burst { get; set; } = 10;

    /// <summary>Whether throttling halves the rate and successes raise it again.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool IsAdaptive { get; set; } = true;
}
