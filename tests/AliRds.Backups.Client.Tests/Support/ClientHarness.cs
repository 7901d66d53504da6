using AliRds.Backups.Client.Rpc.Calls;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>A client over a scripted server, under fake time and with fixed jitter.</summary>
internal sealed class ClientHarness : IDisposable
{
    internal static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30.003);
    internal static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(120.007);
    internal static readonly Instant Start = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    private readonly HttpClient _httpClient;

    internal ClientHarness(params Step.Respond[] steps)
    {
        Server = new ScriptedHandler(steps);
        _httpClient = new HttpClient(Server);
    }

    internal ScriptedHandler Server { get; }

    internal WaitingTimeProvider Time { get; } = new(Start.ToDateTimeOffset(), AttemptTimeout, TotalTimeout);

    internal FakeCredentials Credentials { get; init; } = new();

    /// <summary>The draw of the jitter, 0 to 1.</summary>
    internal double Random { get; init; }

    internal RdsBackupsClientOptions Options { get; } = new()
    {
        RegionId = "cn-hangzhou",
        AttemptTimeout = AttemptTimeout,
        TotalTimeout = TotalTimeout,
        Retry = { MaxRetries = 4, BaseDelay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(20) },
    };

    internal int Attempts => Server.Sent.Count;

    internal IEnumerable<double> WaitsInMilliseconds => Time.Waits.Select(wait => wait.TotalMilliseconds);

    public void Dispose() => _httpClient.Dispose();

    internal async Task<BackupPage> CallAsync(CancellationToken? cancellationToken = null)
    {
        using var client = CreateClient();
        return await client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), cancellationToken ?? TestContext.Current.CancellationToken);
    }

    internal async Task<TException> FailAsync<TException>()
        where TException : Exception => await Assert.ThrowsAsync<TException>(() => CallAsync());

    internal RdsBackupsClient CreateClient() => new(Options, new RpcServices
    {
        HttpClient = _httpClient,
        Credentials = Credentials,
        TimeProvider = Time,
        Random = () => Random,
    });
}
