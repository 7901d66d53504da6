using System.Text.Json;
using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Wire;
using BenchmarkDotNet.Attributes;

namespace AliRds.Backups.Client.Benchmarks.Suites;

/// <summary>Reading a page that is in memory.</summary>
public class ReadingSuite
{
    private readonly byte[] _json = Parts.Body(new JsonStubPage());
    private readonly byte[] _xml = Parts.Body(new XmlStubPage());
    private readonly AnswerReader _reader = new(Parts.Bounds);

    [Benchmark(Baseline = true)]
    public object? Floor() => JsonSerializer.Deserialize(_json, FloorJsonContext.Default.FloorPage);

    [Benchmark]
    public object Json() => _reader.Read(Parts.Answer(_json), CancellationToken.None);

    [Benchmark]
    public object Xml() => _reader.Read(Parts.Answer(_xml), CancellationToken.None);
}
