using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AliRds.Backups.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>Everything that is logged, traced and measured while it lives, as text.</summary>
internal sealed class CapturedSignals : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _texts = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public CapturedSignals()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name is RdsTelemetryNames.ActivitySource or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _texts.Enqueue(Describe(activity)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RdsTelemetryNames.Meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => _texts.Enqueue(Describe(instrument, tags)));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _texts.Enqueue(Describe(instrument, tags)));
        _meters.Start();
    }

    public IReadOnlyCollection<string> Texts => _texts;

    public void Add(string text) => _texts.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _texts.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _texts.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Describe(Activity activity) =>
        $"span {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} "
        + string.Join(' ', activity.Events.SelectMany(@event => @event.Tags));

    private static string Describe(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"measure {instrument.Name} {string.Join(' ', tags.ToArray())}";
}
