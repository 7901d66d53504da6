using AliRds.Backups.Client.Benchmarks.Figures;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Signing;
using AliRds.Backups.Client.Transport;
using AliRds.Backups.Client.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>What stands around an attempt costs: retries, limits of time, logs, traces, metrics. The floor is signing, sending and reading alone.</summary>
internal static class AroundFigures
{
    private const int Calls = 300;
    private const int Rounds = 9;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(StubProcess stub)
    {
        using var client = Clients.Create(stub.Json);
        using var logging = Clients.CreateLogging(stub.Json);
        using var http = RdsHttpHandler.CreateClient(new RdsConnectionOptions());
        var bare = new Variant("bare attempt", BareAttempt(stub, http));
        var silent = await Comparison.RunAsync(
            [bare, new("whole call", () => client.DescribeBackupsAsync(Clients.OnePage))], Calls, callers: 1, Rounds);
        using var listeners = Clients.Listen();
        var heard = await Comparison.RunAsync(
            [bare, new("heard call", () => logging.DescribeBackupsAsync(Clients.OnePage))], Calls, callers: 1, Rounds);
        return
        [
            Row.AtMost("the whole call beside its bare attempt, processor time", silent.Cpu("whole call"), 1.05),
            Row.AtMost("the whole call beside its bare attempt, bytes", silent.Bytes("whole call"), 1.05),
            Row.Shown("the same with logs, traces and metrics listened to, processor time", heard.Cpu("heard call")),
            Row.Shown("the same with logs, traces and metrics listened to, bytes", heard.Bytes("heard call")),
        ];
    }

    private static Func<Task> BareAttempt(StubProcess stub, HttpClient http)
    {
        var transport = new HttpTransport(http, SystemClock.Instance, 16 * 1024 * 1024);
        var reader = new AnswerReader(Parts.Bounds);
        var signer = new V3Signer();
        var credentials = Parts.Credentials;
        var nonces = new GuidNonceSource();
        var request = Clients.OnePage;
        return async () =>
        {
            var call = Parts.Call(new RpcEndpoint(stub.Json), request);
            var signed = signer.Sign(call, credentials, new SigningMoment(SystemClock.Instance.GetCurrentInstant(), nonces.Next()));
            using var answer = await transport.SendAsync(signed, CancellationToken.None);
            reader.Read(answer);
        };
    }
}
