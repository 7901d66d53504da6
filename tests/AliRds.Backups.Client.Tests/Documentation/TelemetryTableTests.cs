using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Telemetry;
using AliRds.Backups.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Tests.Documentation;

/// <summary>The tables in docs/telemetry.md name what the code emits, no more and no less.</summary>
public sealed class TelemetryTableTests
{
    [Fact]
    public void LogEvents_AreThoseOfTheCode()
    {
        var emitted = typeof(RdsBackupsClient).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method.Name, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(entry => entry.Message is not null)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Message!.EventId} {entry.Message.Level} {entry.Name}"));

        Assert.Equal(emitted.Order(), Rows("## Log events").Select(cells => $"{cells[1]} {cells[2]} {cells[3]}").Order());
    }

    [Fact]
    public void Instruments_AreThoseOfTheCode()
    {
        List<string> emitted = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == RdsTelemetryNames.Meter)
                {
                    lock (emitted)
                    {
                        emitted.Add($"{instrument.Name} {instrument.Unit}");
                    }
                }
            },
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(RdsCounters).TypeHandle);
        new RdsMetrics().Observe(new ServerTags(new RpcEndpoint(new Uri("https://rds.example.test"))), () => 0, () => 0);

        Assert.Equal(emitted.Distinct().Order(), Rows("## Instruments").Select(cells => $"{cells[1]} {cells[2]}").Order());
    }

    [Fact]
    public void SpansAndTags_AreThoseOfTheCode()
    {
        var tags = Rows("## Spans").Concat(Rows("## Instruments")).SelectMany(cells => cells[3].Split(',', StringSplitOptions.TrimEntries)).Select(tag => tag.Trim('`')).Distinct();

        Assert.Equal(Constants(typeof(SpanNames)), Rows("## Spans").Select(cells => cells[1]).Order());
        Assert.Equal(Constants(typeof(TagNames)), tags.Order());
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string)field.GetRawConstantValue()!).Order();

    private static IEnumerable<string[]> Rows(string heading)
    {
        var text = RepositoryFile.Read("docs/telemetry.md");
        var lines = text[text.IndexOf(heading, StringComparison.Ordinal)..].Split('\n').SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1);
        return lines.TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells.Select((cell, index) => index == 3 && cell.Contains("`, `", StringComparison.Ordinal) ? cell : cell.Trim('`')).ToArray());
    }
}
