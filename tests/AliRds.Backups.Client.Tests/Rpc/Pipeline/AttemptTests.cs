using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>Each attempt is a request of its own; what one learns helps the next.</summary>
public sealed class AttemptTests
{
    private const string ServerDate = "Fri, 02 Jan 2026 02:34:05 GMT";

    [Fact]
    public async Task Attempts_OfOneCall_ShareNoNonceTimeOrSignature()
    {
        using var harness = new ClientHarness(Step.Throttled) { Random = 1, Options = { Retry = { BaseDelay = TimeSpan.FromSeconds(1) } } };

        await harness.FailAsync<RdsThrottledException>();

        var sent = harness.Server.Sent;
        Assert.Equal(5, sent.Select(request => request.Nonce).Distinct().Count());
        Assert.Equal(5, sent.Select(request => request.Timestamp).Distinct().Count());
        Assert.Equal(5, sent.Select(request => request.Authorization).Distinct().Count());
        Assert.Single(sent.Select(request => request.Address).Distinct());
    }

    [Fact]
    public async Task Attempts_SignedWithV1_ShareNoAddress()
    {
        using var harness = new ClientHarness(Step.Throttled) { Options = { SignatureVersion = RdsSignatureVersion.V1 } };

        await harness.FailAsync<RdsThrottledException>();

        Assert.Equal(5, harness.Server.Sent.Select(request => request.Address).Distinct().Count());
    }

    [Fact]
    public async Task Attempts_EachAsksTheProvider()
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Throttled, Step.Ok);

        await harness.CallAsync();

        Assert.Equal((3, 0), (harness.Credentials.Gets, harness.Credentials.Rejected.Count));
    }

    [Fact]
    public async Task Clock_RefusedOnce_IsCorrectedByTheServersDate()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidTimeStamp.Expired", ("Date", ServerDate)), Step.Ok);

        await harness.CallAsync();

        Assert.Equal("2026-01-02T02:34:05Z", harness.Server.Sent[1].Timestamp);
    }

    [Fact]
    public async Task Clock_Corrected_StaysCorrectedForTheNextCall()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidTimeStamp.Expired", ("Date", ServerDate)), Step.Ok);
        using var client = harness.CreateClient();
        var request = DescribeBackupsRequest.For("rm-1").Build();

        await client.DescribeBackupsAsync(request, TestContext.Current.CancellationToken);
        await client.DescribeBackupsAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("2026-01-02T02:34:05Z", harness.Server.Sent[2].Timestamp);
    }

    [Fact]
    public async Task Clock_RefusedTwice_IsNotTriedAThirdTime()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidTimeStamp.Expired", ("Date", ServerDate)));

        var exception = await harness.FailAsync<RdsServiceException>();

        Assert.Equal((2, 2), (harness.Attempts, exception.Attempts));
    }

    [Fact]
    public async Task Clock_Refused_SaysHowFarItIsOff()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidTimeStamp.Expired", ("Date", ServerDate))) { Options = { Retry = { MaxRetries = 0 } } };

        var exception = await harness.FailAsync<RdsServiceException>();

        Assert.Equal("The clock of this machine is 1800 s ahead of the server's; 900 s are allowed. Synchronize it with a time server.", exception.Hint);
    }

    [Fact]
    public async Task Clock_RefusedWithoutADate_IsNotTriedAgain()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidTimeStamp.Expired"), Step.Ok);

        await harness.FailAsync<RdsServiceException>();

        Assert.Equal(1, harness.Attempts);
    }

    [Theory]
    [InlineData("InvalidSecurityToken.Expired")]
    [InlineData("InvalidSecurityToken.MismatchWithAccessKey")]
    public async Task Token_RefusedOnce_IsRefreshedAndTriedAgain(string code)
    {
        using var harness = new ClientHarness(Step.Error(400, code), Step.Ok);

        await harness.CallAsync();

        Assert.Equal(["STS.key0"], harness.Credentials.Rejected.Select(key => key.AccessKeyId));
        Assert.Equal(["STS.key0", "STS.key1"], harness.Server.Sent.Select(request => request.Headers["x-acs-accesskey-id"]));
    }

    [Fact]
    public async Task Token_RefusedTwice_IsNotTriedAThirdTime()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidSecurityToken.Expired"));

        var exception = await harness.FailAsync<RdsCredentialsException>();

        Assert.Equal((2, 1), (exception.Attempts, harness.Credentials.Rejected.Count));
    }

    [Fact]
    public async Task Token_RefusedThenThrottled_IsRefreshedOnceOnly()
    {
        using var harness = new ClientHarness(Step.Error(400, "InvalidSecurityToken.Expired"), Step.Throttled, Step.Ok);

        await harness.CallAsync();

        Assert.Equal((3, 1), (harness.Attempts, harness.Credentials.Rejected.Count));
    }

    [Fact]
    public async Task Exception_AfterSeveralAttempts_HasAttemptsTimeHostAndRequestId()
    {
        using var harness = new ClientHarness(Step.Throttled);

        var exception = await harness.FailAsync<RdsThrottledException>();

        Assert.Equal((5, TimeSpan.FromMilliseconds(800), "rds.aliyuncs.com", Bodies.RequestId), (exception.Attempts, exception.Elapsed, exception.Host, exception.RequestId));
        Assert.EndsWith($"(HTTP status: 400, request id: {Bodies.RequestId}, host: rds.aliyuncs.com, attempts: 5, after: 0.8 s)", exception.Message, StringComparison.Ordinal);
    }
}
