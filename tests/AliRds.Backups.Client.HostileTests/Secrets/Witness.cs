using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>Hears all that the client says while it lives: exceptions, logs, spans and measurements.</summary>
internal sealed class Witness : IDisposable
{
    private readonly ConcurrentQueue<string> _heard = [];
    private readonly FakeLogCollector _logs = FakeLogCollector.Create(new FakeLogCollectorOptions());
    private readonly ActivityListener _spans;
    private readonly MeterListener _measurements = new();

    internal Witness()
    {
        Loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_logs)));
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("AliRds", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                Hear(span.TagObjects);
                _heard.Enqueue($"{span.DisplayName} {span.StatusDescription}");
                foreach (var happened in span.Events)
                {
                    Hear(happened.Tags);
                }
            },
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("AliRds", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _measurements.SetMeasurementEventCallback<long>((_, _, tags, _) => Hear(tags.ToArray()));
        _measurements.SetMeasurementEventCallback<double>((_, _, tags, _) => Hear(tags.ToArray()));
        _measurements.Start();
    }

    internal ILoggerFactory Loggers { get; }

    internal IReadOnlyList<string> LogLines => [.. _logs.GetSnapshot().Select(record => $"{record.Message} {record.Exception}")];

    internal void Hear(Exception exception)
    {
        _heard.Enqueue(exception.ToString());
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            _heard.Enqueue(cause.Message);
            foreach (DictionaryEntry entry in cause.Data)
            {
                _heard.Enqueue($"{entry.Key}={entry.Value}");
            }
        }

        if (exception is RdsServiceException { Error: var error } service)
        {
            _heard.Enqueue($"{error} {string.Join(' ', error.AccessDeniedDetail)} {service.Hint} {service.Host} {service.RequestId}");
        }
    }

    /// <summary>Fails when something that was said holds one of the secrets, in whatever way it is escaped.</summary>
    internal void Deny(params string[] secrets)
    {
        var all = _heard.Concat(LogLines).ToList();
        Assert.NotEmpty(all);
        foreach (var secret in secrets)
        {
            var once = Uri.EscapeDataString(secret);
            Assert.All(all, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(all, text => Assert.DoesNotContain(once, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(all, text => Assert.DoesNotContain(Uri.EscapeDataString(once), text, StringComparison.OrdinalIgnoreCase));
        }
    }

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
        Loggers.Dispose();
    }

    private void Hear(IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            _heard.Enqueue($"{name}={value}");
        }
    }
}
