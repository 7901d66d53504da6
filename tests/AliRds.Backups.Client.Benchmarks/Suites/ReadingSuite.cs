using System.Text.Json;
using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;
using BenchmarkDotNet.Attributes;

namespace AliRds.Backups.Client.Benchmarks.Suites;

/// <summary>Reading a page that is in memory.</summary>
public class ReadingSuite
{
    private readonly byte[] _json = Parts.Body(new JsonStubPage());
    private readonly byte[] _xml = Parts.Body(new XmlStubPage());

    [Benchmark(Baseline = true)]
    public object? Floor() => JsonSerializer.Deserialize(_json, FloorJsonContext.Default.FloorPage);

    [Benchmark]
    public object Json() => Parts.Read(Parts.Response(_json));

    [Benchmark]
    public object Xml() => Parts.Read(Parts.Response(_xml));
}
