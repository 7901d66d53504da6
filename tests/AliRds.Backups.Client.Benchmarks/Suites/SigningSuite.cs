using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Rpc.Signing;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AliRds.Backups.Client.Benchmarks.Suites;

/// <summary>Signing one attempt.</summary>
public class SigningSuite
{
    private static readonly Instant Time = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    private readonly string _nonce = Guid.NewGuid().ToString("N");
    private readonly RpcRequest _call = Parts.Call(new RpcEndpoint(new Uri("https://rds.aliyuncs.com")), Clients.OnePage);
    private readonly V3Signer _v3 = new();
    private readonly V1Signer _v1 = new();
    private Dictionary<string, string> _parameters = [];

    [GlobalSetup]
    public void SetUp() => _parameters = _call.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);

    [Benchmark(Baseline = true)]
    public string Floor() => FloorSigner.Sign(
        _parameters, "rds.aliyuncs.com", Parts.Credentials.AccessKeyId, Parts.Credentials.AccessKeySecret, Time.ToDateTimeUtc(), _nonce);

    [Benchmark]
    public int V3() => _v3.Sign(_call, Parts.Credentials, new SigningMoment(Time, _nonce)).Headers.Length;

    [Benchmark]
    public int V1() => _v1.Sign(_call, Parts.Credentials, new SigningMoment(Time, _nonce)).Address.OriginalString.Length;
}
