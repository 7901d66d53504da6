namespace AliRds.Backups.Client.Telemetry;

/// <summary>Names of what the client emits, for the set-up of tracing and metrics.</summary>
public static class RdsTelemetryNames
{
    /// <summary>The name of the activity source; give it to <c>AddSource</c>.</summary>
    public const string ActivitySource = "AliRds.Backups.Client";

    /// <summary>The name of the meter; give it to <c>AddMeter</c>.</summary>
    public const string Meter = "AliRds.Backups.Client";
}
