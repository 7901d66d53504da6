using System.Diagnostics;
using System.Diagnostics.Metrics;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Transport;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>The client as its users make it, and what they attach to it.</summary>
internal static class Clients
{
    internal static DescribeBackupsRequest OnePage => RequestFor(StubRequest.PageSize);

    internal static DescribeBackupsRequest RequestFor(int rows) => DescribeBackupsRequest.For(StubRequest.InstanceWith(rows)).WithPageSize(100).Build();

    internal static RdsBackupsClientOptions Options(Uri endpoint) => new()
    {
        Endpoint = endpoint,
        CredentialsProvider = new StaticCredentialsProvider("rds-backups-emulator", "rds-backups-emulator-secret"),
    };

    internal static RdsBackupsClient Create(Uri endpoint, Action<RdsBackupsClientOptions>? configure = null)
    {
        var options = Options(endpoint);
        configure?.Invoke(options);
        return new RdsBackupsClient(options);
    }

    /// <summary>Reads a whole listing.</summary>
    internal static async Task ListAsync(RdsBackupsClient client, int total)
    {
        var count = 0;
        await foreach (var _ in client.GetBackupsAsync(RequestFor(total)))
        {
            count++;
        }

        if (count != total)
        {
            throw new InvalidOperationException($"{count} of {total} rows came.");
        }
    }

    /// <summary>A client that logs at every level to a logger which formats and forgets.</summary>
    internal static RdsBackupsClient CreateLogging(Uri endpoint, Action<RdsBackupsClientOptions>? configure = null)
    {
        var options = Options(endpoint);
        configure?.Invoke(options);
        return new RdsBackupsClient(options, RdsHttpHandler.CreateClient(options.Connection), loggerFactory: new ForgettingLoggerFactory());
    }

    /// <summary>Listens to all spans and instruments of the client until disposed, and keeps nothing.</summary>
    internal static IDisposable Listen()
    {
        var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("AliRds", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(spans);
        var instruments = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("AliRds", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        instruments.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        instruments.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        instruments.Start();
        return new Listeners(spans, instruments);
    }

    private sealed class Listeners(params IDisposable[] parts) : IDisposable
    {
        public void Dispose() => Array.ForEach(parts, part => part.Dispose());
    }

    private sealed class ForgettingLoggerFactory : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            formatter(state, exception);

        public void Dispose()
        {
        }
    }
}
