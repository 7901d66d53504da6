using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Peers;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;
using BenchmarkDotNet.Attributes;

namespace AliRds.Backups.Client.Benchmarks.Suites;

/// <summary>Calls for a page of a hundred rows over loopback, so many side by side.</summary>
public class CallSuite : IDisposable
{
    private StubProcess _stub = null!;
    private FloorClient _floor = null!;
    private RdsBackupsClient _json = null!;
    private RdsBackupsClient _xml = null!;
    private RdsBackupsClient _v1 = null!;
    private RdsBackupsClient _logging = null!;
    private SnapshotPeer _peer = null!;

    [Params(1, 32, 200)]
    public int Callers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _stub = StubProcess.Start();
        _floor = new FloorClient(_stub.Json);
        _json = Clients.Create(_stub.Json);
        _xml = Clients.Create(_stub.Xml, options => options.ResponseFormat = RdsResponseFormat.Xml);
        _v1 = Clients.Create(_stub.Json, options => options.SignatureVersion = RdsSignatureVersion.V1);
        _logging = Clients.CreateLogging(_stub.Json);
        _peer = new SnapshotPeer(_stub.Snapshots);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (IDisposable part in (IDisposable[])[_floor, _json, _xml, _v1, _logging, _peer, _stub])
        {
            part.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public Task Floor() => SideBySideAsync(() => _floor.ReadAsync());

    [Benchmark]
    public Task Json() => SideBySideAsync(() => _json.DescribeBackupsAsync(Clients.OnePage));

    [Benchmark]
    public Task Xml() => SideBySideAsync(() => _xml.DescribeBackupsAsync(Clients.OnePage));

    [Benchmark]
    public Task V1() => SideBySideAsync(() => _v1.DescribeBackupsAsync(Clients.OnePage));

    [Benchmark]
    public async Task Heard()
    {
        using var listeners = Clients.Listen();
        await SideBySideAsync(() => _logging.DescribeBackupsAsync(Clients.OnePage));
    }

    [Benchmark]
    public Task AwsSnapshots() => SideBySideAsync(_peer.ReadAsync);

    private Task SideBySideAsync(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(call)));
}
