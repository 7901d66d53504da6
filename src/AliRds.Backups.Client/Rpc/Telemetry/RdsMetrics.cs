using System.Diagnostics;
using System.Diagnostics.Metrics;
using AliRds.Backups.Client.Telemetry;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The instruments of a client. An instrument without a listener costs next to nothing.</summary>
internal sealed class RdsMetrics
{
    private readonly Meter _meter;
    private readonly Histogram<double> _callDuration;
    private readonly Histogram<double> _attemptDuration;
    private readonly Counter<long> _throttles;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _pages;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _unreadableFields;

    internal RdsMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(RdsTelemetryNames.Meter, LibraryVersion.Text) ?? new Meter(RdsTelemetryNames.Meter, LibraryVersion.Text);
        _callDuration = _meter.CreateHistogram<double>("alirds.client.call.duration", "s", "Duration of a call, with attempts and waits.");
        _attemptDuration = _meter.CreateHistogram<double>("alirds.client.attempt.duration", "s", "Duration of one attempt.");
        _throttles = _meter.CreateCounter<long>("alirds.client.throttles", "{attempt}", "Attempts that were throttled.");
        _retries = _meter.CreateCounter<long>("alirds.client.retries", "{attempt}", "Attempts after the first attempt of a call.");
        _pages = _meter.CreateCounter<long>("alirds.client.pages", "{page}", "Pages read.");
        _rows = _meter.CreateCounter<long>("alirds.client.rows", "{backup}", "Backups on the pages read.");
        _unreadableFields = _meter.CreateCounter<long>("alirds.client.unreadable_fields", "{field}", "Fields whose value could not be read.");
    }

    /// <summary>Adds the gauges that show the state of a client at any time.</summary>
    internal void Observe(ServerTags server, Func<double> skewSeconds, Func<int> budget)
    {
        KeyValuePair<string, object?>[] tags = [new(TagNames.ServerAddress, server.Address), new(TagNames.ServerPort, server.Port)];
        _meter.CreateObservableGauge(
            "alirds.client.clock.skew",
            () => new Measurement<double>(skewSeconds(), tags),
            "s",
            "How far the server's clock is ahead of the local one, as learned from a rejected call; 0 if unknown.");
        _meter.CreateObservableGauge(
            "alirds.client.retry_budget.available", () => new Measurement<int>(budget(), tags), "{token}", "Retry tokens left.");
    }

    internal void OnCall(TimeSpan duration, ServerTags server, string? errorType) =>
        _callDuration.Record(duration.TotalSeconds, Tags(server, errorType));

    internal void OnAttempt(TimeSpan duration, ServerTags server, int number, string? errorType, bool isThrottled)
    {
        var tags = Tags(server, errorType);
        _attemptDuration.Record(duration.TotalSeconds, tags);
        if (number > 1)
        {
            _retries.Add(1, tags);
        }

        if (isThrottled)
        {
            _throttles.Add(1, tags);
        }
    }

    internal void OnPage(ServerTags server, int rows)
    {
        var tags = Tags(server, errorType: null);
        _pages.Add(1, tags);
        _rows.Add(rows, tags);
    }

    internal void OnUnreadableFields(ServerTags server, int count)
    {
        if (count > 0)
        {
            _unreadableFields.Add(count, Tags(server, errorType: null));
        }
    }

    private static TagList Tags(ServerTags server, string? errorType)
    {
        var tags = new TagList { { TagNames.ServerAddress, server.Address }, { TagNames.ServerPort, server.Port } };
        if (errorType is not null)
        {
            tags.Add(TagNames.ErrorType, errorType);
        }

        return tags;
    }
}
