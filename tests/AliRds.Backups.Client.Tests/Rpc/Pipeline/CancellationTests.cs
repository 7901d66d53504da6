using System.Net;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>The caller's cancellation ends a call at once at every stage, with the caller's own token.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Cancel_BeforeTheCall_SendsNothing()
    {
        await _source.CancelAsync();
        using var harness = new ClientHarness(Step.Ok);

        await AssertCanceledAsync(harness);

        Assert.Equal((0, 0), (harness.Attempts, harness.Credentials.Gets));
    }

    [Fact]
    public async Task Cancel_WhileTheKeyIsFetched_EndsTheCall()
    {
        using var harness = new ClientHarness(Step.Ok)
        {
            Credentials = new FakeCredentials
            {
                OnGet = async token =>
                {
                    await _source.CancelAsync();
                    await new TaskCompletionSource().Task.WaitAsync(token);
                },
            },
        };

        await AssertCanceledAsync(harness);

        Assert.Equal(0, harness.Attempts);
    }

    [Fact]
    public async Task Cancel_WhileTheAnswerIsAwaited_EndsTheCall()
    {
        using var harness = new ClientHarness(Step.Stall(_source.Cancel));

        await AssertCanceledAsync(harness);

        Assert.Equal(1, harness.Attempts);
    }

    [Fact]
    public async Task Cancel_WhileTheBodyIsRead_EndsTheCall()
    {
        using var harness = new ClientHarness((_, _) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new StallingStream(_source.Cancel)) }));

        await AssertCanceledAsync(harness);

        Assert.Equal(1, harness.Attempts);
    }

    [Fact]
    public async Task Cancel_WhileWaitingToTryAgain_EndsTheCall()
    {
        using var harness = new ClientHarness(Step.Throttled);
        harness.Time.OnWait = _source.Cancel;

        await AssertCanceledAsync(harness);

        Assert.Equal((1, 1), (harness.Attempts, harness.Time.Waits.Count));
    }

    [Fact]
    public async Task Cancel_WhileAnErrorArrives_IsNotTriedAgain()
    {
        using var harness = new ClientHarness((_, _) =>
        {
            _source.Cancel();
            return Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ConnectionError));
        });

        await AssertCanceledAsync(harness);

        Assert.Equal(1, harness.Attempts);
    }

    [Fact]
    public async Task Cancel_BetweenTwoPages_EndsTheListing()
    {
        using var harness = new ClientHarness(Step.Answer(200, """{"Items":{"Backup":[{"BackupId":1}]},"TotalRecordCount":2,"PageRecordCount":1,"PageNumber":1}"""));
        using var client = harness.CreateClient();
        var listing = client.GetBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), cancellationToken: _source.Token);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in listing)
            {
                await _source.CancelAsync();
            }
        });

        Assert.Equal(_source.Token, exception.CancellationToken);
    }

    private async Task AssertCanceledAsync(ClientHarness harness)
    {
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.CallAsync(_source.Token));

        Assert.Equal(_source.Token, exception.CancellationToken);
    }
}
