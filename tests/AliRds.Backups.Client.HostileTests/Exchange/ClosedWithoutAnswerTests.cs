using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>A server that closes without a response: what comes over the wire is what the client counts, each request signed by itself.</summary>
public sealed class ClosedWithoutAnswerTests
{
    private static DescribeBackupsRequest Page => DescribeBackupsRequest.For(HandMade.Instance).Build();

    public static TheoryData<RdsRequestMethod, RdsSignatureVersion, bool> Ways => new()
    {
        { RdsRequestMethod.Post, RdsSignatureVersion.V3, false },
        { RdsRequestMethod.Get, RdsSignatureVersion.V3, false },
        { RdsRequestMethod.Post, RdsSignatureVersion.V1, false },
        { RdsRequestMethod.Get, RdsSignatureVersion.V1, false },
        { RdsRequestMethod.Post, RdsSignatureVersion.V3, true },
        { RdsRequestMethod.Get, RdsSignatureVersion.V1, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Call_OverConnectionsThatClose_SendsEachAttemptOnceWithANonceOfItsOwn(
        RdsRequestMethod method, RdsSignatureVersion signature, bool isHandedIn)
    {
        await using var server = Closing.Always();
        using var http = Platform.CreateClient();
        var options = HostileClient.Options(server, set => (set.RequestMethod, set.SignatureVersion) = (method, signature));
        using var client = isHandedIn ? new RdsBackupsClient(options, http) : new RdsBackupsClient(options);

        var error = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, TestContext.Current.CancellationToken));

        Assert.Equal(1 + options.Retry.MaxRetries, error.Attempts);
        Assert.Equal(error.Attempts, server.Requests.Count);
        Assert.Equal(error.Attempts, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task Call_WithAnEmptyBudget_SendsOneRequest()
    {
        await using var server = Closing.Always();
        using var client = HostileClient.Connect(server, options => options.Retry.BudgetCapacity = 10);
        await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, TestContext.Current.CancellationToken));
        var before = server.Requests.Count;

        await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, TestContext.Current.CancellationToken));

        Assert.Equal((3, 4), (before, server.Requests.Count));
    }

    [Theory]
    [InlineData(RdsRequestMethod.Post, false)]
    [InlineData(RdsRequestMethod.Get, false)]
    [InlineData(RdsRequestMethod.Post, true)]
    [InlineData(RdsRequestMethod.Get, true)]
    public async Task Call_OverAPooledConnectionThatIsDead_IsSignedAndSentOnceMoreAtOnce(RdsRequestMethod method, bool byReset)
    {
        await using var server = Closing.AtTheSecondRequest(byReset);
        using var client = HostileClient.Connect(server, options =>
        {
            options.RequestMethod = method;
            options.Retry = new RdsRetryOptions { MaxRetries = 0 };
        });
        await client.DescribeBackupsAsync(Page, TestContext.Current.CancellationToken);

        var page = await client.DescribeBackupsAsync(Page, TestContext.Current.CancellationToken);

        Assert.Single(page.Backups);
        Assert.Equal([1, 1, 2], server.Requests.Select(request => request.Connection));
        Assert.Equal(3, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }
}
