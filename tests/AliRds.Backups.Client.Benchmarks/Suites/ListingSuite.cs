using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;
using BenchmarkDotNet.Attributes;

namespace AliRds.Backups.Client.Benchmarks.Suites;

/// <summary>A page within a listing of a thousand pages.</summary>
public class ListingSuite : IDisposable
{
    private const int Pages = 1000;
    private const int Rows = Pages * StubRequest.PageSize;

    private StubProcess _stub = null!;
    private FloorClient _floor = null!;
    private RdsBackupsClient _client = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _stub = StubProcess.Start();
        _floor = new FloorClient(_stub.Json);
        _client = Clients.Create(_stub.Json);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _floor.Dispose();
        _client.Dispose();
        _stub.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Pages)]
    public Task<int> Floor() => _floor.ListAsync(Rows);

    [Benchmark(OperationsPerInvoke = Pages)]
    public Task Ours() => Clients.ListAsync(_client, Rows);
}
