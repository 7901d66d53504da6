using AliRds.Backups.Client.Benchmarks.Figures;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Transport;
using NodaTime;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>
/// What stands around an attempt costs: retries, limits of time, logs, traces, metrics. The floor is an attempt alone: signing, sending and
/// reading. The difference of two calls over sockets would drown in their noise, so it is measured by itself.
/// </summary>
internal static class AroundFigures
{
    private const int Calls = 300;
    private const int Rounds = 9;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(StubProcess stub)
    {
        using var http = RdsHttpHandler.CreateClient(new RdsConnectionOptions());
        var page = Parts.Page();
        using var client = Clients.Create(stub.Json, options => options.AttemptSteps.Add((_, _, _) => AnswerLater(page)));
        using var logging = Clients.CreateLogging(stub.Json, options => options.AttemptSteps.Add((_, _, _) => AnswerLater(page)));
        var bare = new Variant("bare attempt", BareAttempt(stub, http));
        var silent = await Comparison.RunAsync([bare, Around("silent", client)], Calls, callers: 1, Rounds);
        using var listeners = Clients.Listen();
        var heard = await Comparison.RunAsync([bare, Around("heard", logging)], Calls, callers: 1, Rounds);
        return
        [
            Row.AtMost("what stands around an attempt beside a bare attempt, processor time", silent.Cpu("silent"), 0.05),
            Row.AtMost("what stands around an attempt beside a bare attempt, bytes", silent.Bytes("silent"), 0.05),
            Row.Shown("the same with logs, traces and metrics listened to, processor time", heard.Cpu("heard")),
            Row.Shown("the same with logs, traces and metrics listened to, bytes", heard.Bytes("heard")),
        ];
    }

    private static Variant Around(string name, RdsBackupsClient client) => new(name, () => client.DescribeBackupsAsync(Clients.OnePage));

    /// <summary>Stands for an attempt: it costs nothing, but like a real one it does not have its response at once.</summary>
    private static async ValueTask<object> AnswerLater(object page)
    {
        await Task.Yield();
        return page;
    }

    private static Func<Task> BareAttempt(StubProcess stub, HttpClient http)
    {
        var transport = new HttpTransport(http, SystemClock.Instance, 16 * 1024 * 1024);
        var signer = new V3Signer();
        var credentials = Parts.Credentials;
        var nonces = new GuidNonceSource();
        var request = Clients.OnePage;
        return async () =>
        {
            var call = Parts.Call(new RpcEndpoint(stub.Json), request);
            var signed = signer.Sign(call, credentials, new SigningMoment(SystemClock.Instance.GetCurrentInstant(), nonces.Next()));
            using var response = await transport.SendAsync(signed, CancellationToken.None);
            Parts.Read(response);
        };
    }
}
