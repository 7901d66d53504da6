using System.Threading.RateLimiting;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using AliRds.Backups.Client.Rpc.Transport;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>Whatever a call waits for, cancelling ends it at once with the caller's token, and leaves nothing behind.</summary>
public sealed class CancelPointTests : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Cancel_WhileWaitingForTheLimiter_TakesNoPermit()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 10 });
        using var client = fixture.CreateClient(options => options.RateLimiter = limiter);
        using (limiter.AttemptAcquire())
        {
            var call = client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token);
            Assert.Equal(1, limiter.GetStatistics()!.CurrentQueuedCount);

            await AssertEndsAsync(call);
        }

        Assert.Equal((0, 1), (limiter.GetStatistics()!.CurrentQueuedCount, limiter.GetStatistics()!.CurrentAvailablePermits));
        await AssertWorksAsync(client, fixture, requests: 1);
    }

    [Fact]
    public async Task Cancel_WhileWaitingForItsTurn_LeavesTheTurnToOthers()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient(options => options.RateLimit = new() { CallsPerSecond = 0.5, Burst = 1 });
        await ClientFixture.ReadPageAsync(client);

        await AssertEndsAsync(client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token));

        await AssertWorksAsync(client, fixture, requests: 2);
    }

    [Fact]
    public async Task Cancel_WhileTheKeyIsFetched_EndsTheCallOnly()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var source = new HeldCredentials(new RdsCredentials(fixture.Emulator.AccessKeyId, fixture.Emulator.AccessKeySecret));
        using var client = fixture.CreateClient(source);

        await AssertEndsAsync(client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token));

        source.Release();
        await AssertWorksAsync(client, fixture, requests: 1);
    }

    [Fact]
    public async Task Cancel_WhileWaitingToTryAgain_EndsTheCall()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Throttle("20000"));
        using var client = fixture.CreateClient();

        var call = client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token);
        await fixture.Emulator.Journal.WaitForResponsesAsync(1, TestContext.Current.CancellationToken);

        await AssertEndsAsync(call);
        await AssertWorksAsync(client, fixture, requests: 2);
    }

    [Fact]
    public async Task Cancel_WhileConnecting_EndsTheCall()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var relay = new Relay(fixture.Emulator.Endpoint);
        var connecting = new TaskCompletionSource();
        using var handler = RdsHttpHandler.Create(new RdsConnectionOptions());
        handler.ConnectCallback = async (context, token) =>
        {
            if (connecting.TrySetResult())
            {
                await new TaskCompletionSource().Task.WaitAsync(token);
            }

            return await relay.ConnectAsync(context, token);
        };
        using var http = new HttpClient(handler);
        using var client = new RdsBackupsClient(relay.Options(fixture), http);

        var call = client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token);
        await connecting.Task;

        await AssertEndsAsync(call);
        Assert.Equal(0, relay.Connections);
        await AssertWorksAsync(client, fixture, requests: 1);
    }

    [Theory]
    [InlineData(EmulatorFaultPoint.BeforeHeaders)]
    [InlineData(EmulatorFaultPoint.InHeaders)]
    [InlineData(EmulatorFaultPoint.InBody)]
    public async Task Cancel_WhileTheAnswerComes_ClosesTheConnection(EmulatorFaultPoint point)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Stall(point));
        using var client = fixture.CreateClient();

        var call = client.DescribeBackupsAsync(ClientFixture.Everything, _source.Token);
        await fixture.Emulator.Journal.WaitForResponsesAsync(1, TestContext.Current.CancellationToken);

        await AssertEndsAsync(call);
        await AssertWorksAsync(client, fixture, requests: 2);
    }

    private async Task AssertEndsAsync(Task call)
    {
        var started = TimeProvider.System.GetTimestamp();
        await _source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        Assert.Equal(_source.Token, exception.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"ended after {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
    }

    private static async Task AssertWorksAsync(RdsBackupsClient client, ClientFixture fixture, int requests)
    {
        Assert.NotEmpty((await ClientFixture.ReadPageAsync(client)).Backups);
        Assert.Equal(requests, fixture.Emulator.Journal.ReceivedCount);
    }

    private sealed class HeldCredentials(RdsCredentials credentials) : IRdsCredentialsProvider
    {
        private readonly TaskCompletionSource _released = new();

        internal void Release() => _released.SetResult();

        public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
        {
            await _released.Task.WaitAsync(cancellationToken);
            return credentials;
        }

        public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default) =>
            GetCredentialsAsync(cancellationToken);
    }
}
