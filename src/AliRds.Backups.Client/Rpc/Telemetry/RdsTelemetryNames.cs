namespace AliRds.Backups.Client.Telemetry;

/// <summary>The names under which the client emits telemetry, for setting up tracing and metrics.</summary>
public static class RdsTelemetryNames
{
    /// <summary>The name of the activity source. Pass it to <c>AddSource</c>.</summary>
    public const string ActivitySource = "AliRds.Backups.Client";

    /// <summary>The name of the meter. Pass it to <c>AddMeter</c>.</summary>
    public const string Meter = "AliRds.Backups.Client";
}
