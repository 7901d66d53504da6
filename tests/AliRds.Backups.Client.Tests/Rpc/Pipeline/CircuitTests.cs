using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

public sealed class CircuitTests
{
    [Fact]
    public async Task Call_AfterManyFailures_IsRefusedWithoutSendingUntilTheBreakIsOver()
    {
        using var harness = Harness(Step.Error(503, "ServiceUnavailable"));
        using var client = harness.CreateClient();
        var request = DescribeBackupsRequest.For("rm-1").Build();
        for (var call = 0; call < 4; call++)
        {
            await Assert.ThrowsAsync<RdsServiceException>(() => client.DescribeBackupsAsync(request, TestContext.Current.CancellationToken));
        }

        var refused = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(request, TestContext.Current.CancellationToken));
        harness.Time.Advance(TimeSpan.FromSeconds(16));
        await Assert.ThrowsAsync<RdsServiceException>(() => client.DescribeBackupsAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains("circuit", refused.Message, StringComparison.Ordinal);
        Assert.Equal((0, 5), (refused.Attempts, harness.Attempts));
    }

    [Theory]
    [InlineData(400, "Throttling.User")]
    [InlineData(403, "Forbidden.RAM")]
    public async Task Call_RefusalsThatDoNotBlameTheService_KeepTheCircuitClosed(int status, string code)
    {
        using var harness = Harness(Step.Error(status, code));
        using var client = harness.CreateClient();
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAnyAsync<RdsServiceException>(() => client.DescribeBackupsAsync(
                DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken));
        }

        Assert.Equal(10, harness.Attempts);
    }

    private static ClientHarness Harness(Step.Respond step)
    {
        var harness = new ClientHarness(step);
        harness.Options.Retry.MaxRetries = 0;
        harness.Options.CircuitBreaker = new RdsCircuitBreakerOptions { MinimumThroughput = 4 };
        return harness;
    }
}
