using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>What is tried again, and how often.</summary>
public sealed class RetryDecisionTests
{
    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(400, "Throttling.User")]
    [InlineData(429, "Throttling.Api")]
    [InlineData(400, "Rejected.Throttling")]
    [InlineData(400, "SignatureNonceUsed")]
    [InlineData(409, "OperationConflict")]
    [InlineData(400, "UnknownError")]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(503, "ServiceUnavailable.RegionMaintaining")]
    [InlineData(500, "InvokeProxyFailure")]
    public async Task Call_PassingError_IsTriedUntilItSucceeds(int status, string code)
    {
        using var harness = new ClientHarness(Step.Error(status, code), Step.Error(status, code), Step.Ok);

        var page = await harness.CallAsync();

        Assert.Empty(page.Backups);
        Assert.Equal((3, 2), (harness.Attempts, harness.Time.Waits.Count));
    }

    [Theory]
    [InlineData(400, "Throttling.User")]
    [InlineData(500, "InternalError")]
    public async Task Call_LastingError_IsTriedOnceAndAsOftenAsAllowed(int status, string code)
    {
        using var harness = new ClientHarness(Step.Error(status, code));

        var exception = await Assert.ThrowsAnyAsync<RdsServiceException>(() => harness.CallAsync());

        Assert.Equal((code, 5, 5), (exception.Code, harness.Attempts, exception.Attempts));
    }

    [Theory]
    [InlineData(400, "InvalidDBInstanceId.NotFound")]
    [InlineData(404, "InvalidDBInstanceId.NotFound")]
    [InlineData(400, "MissingDBInstanceId")]
    [InlineData(400, "InvalidStartTime.Format")]
    [InlineData(403, "InvalidMaxRecordsPerPage.Malformed")]
    [InlineData(400, "SignatureDoesNotMatch")]
    [InlineData(404, "InvalidAccessKeyId.NotFound")]
    [InlineData(400, "InvalidSecurityToken.Malformed")]
    [InlineData(403, "Forbidden.RAM")]
    [InlineData(403, "IncorrectDBInstanceState")]
    [InlineData(400, "SqlExecuteFailedOrTimeout")]
    [InlineData(400, "IllegalTimestamp")]
    [InlineData(400, "InvalidTimeStamp.Format")]
    public async Task Call_LastingRefusal_IsTriedOnce(int status, string code)
    {
        using var harness = new ClientHarness(Step.Error(status, code), Step.Ok);

        var exception = await Assert.ThrowsAnyAsync<RdsServiceException>(() => harness.CallAsync());

        Assert.Equal((code, 1, 1), (exception.Code, harness.Attempts, exception.Attempts));
        Assert.Empty(harness.Time.Waits);
    }

    [Theory]
    [InlineData(502, "<html></html>", 2)]
    [InlineData(503, "", 2)]
    [InlineData(408, "", 2)]
    [InlineData(429, "slow down", 2)]
    [InlineData(200, "", 2)]
    [InlineData(200, "{\"Items\":{\"Backup\":[{", 2)]
    [InlineData(200, "{\"Items\":{},\"PageRecordCount\":3}", 2)]
    [InlineData(200, "{\"Regions\":{}}", 1)]
    [InlineData(302, "", 1)]
    [InlineData(404, "<html></html>", 1)]
    public async Task Call_AnswerThatCannotBeRead_IsTriedAgainWhereThatMayHelp(int status, string body, int attempts)
    {
        using var harness = new ClientHarness(Step.Answer(status, body), Step.Ok);

        var exception = await Record.ExceptionAsync(() => harness.CallAsync());

        Assert.Equal(attempts, harness.Attempts);
        Assert.Equal(attempts == 2, exception is null);
        Assert.True(exception is null or RdsResponseFormatException);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, 2)]
    [InlineData(HttpRequestError.NameResolutionError, 2)]
    [InlineData(HttpRequestError.ResponseEnded, 2)]
    [InlineData(HttpRequestError.Unknown, 2)]
    [InlineData(HttpRequestError.SecureConnectionError, 1)]
    [InlineData(HttpRequestError.ProxyTunnelError, 1)]
    [InlineData(HttpRequestError.UserAuthenticationError, 1)]
    public async Task Call_ConnectionFails_IsTriedAgainWhereThatMayHelp(HttpRequestError error, int attempts)
    {
        using var harness = new ClientHarness(Step.Fault(new HttpRequestException(error)), Step.Ok);

        var exception = await Record.ExceptionAsync(() => harness.CallAsync());

        Assert.Equal((attempts, attempts == 2), (harness.Attempts, exception is null));
        Assert.True(exception is null or RdsTransportException { Attempts: 1 });
    }

    [Fact]
    public async Task Call_MaxRetriesZero_TriesOnce()
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Ok) { Options = { Retry = { MaxRetries = 0 } } };

        var exception = await harness.FailAsync<RdsThrottledException>();

        Assert.Equal((1, 1), (harness.Attempts, exception.Attempts));
        Assert.Empty(harness.Time.Waits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Call_Throttled_SlowsAnAdaptiveLimitDown(int retries)
    {
        using var harness = new ClientHarness(Step.Throttled)
        {
            Options = { Retry = { MaxRetries = retries, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) }, RateLimit = new() { CallsPerSecond = 10, Burst = 1 } },
        };
        using var client = harness.CreateClient();
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<RdsThrottledException>(() =>
                client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken));
        }

        Assert.Contains(harness.WaitsInMilliseconds, wait => wait > 150);
    }

    [Fact]
    public async Task Call_OptionsChangedAfterwards_KeepsWhatTheClientWasMadeWith()
    {
        using var harness = new ClientHarness(Step.Throttled);
        using var client = harness.CreateClient();
        harness.Options.Retry.MaxRetries = 0;

        await Assert.ThrowsAsync<RdsThrottledException>(() =>
            client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken));

        Assert.Equal(5, harness.Attempts);
    }

    [Fact]
    public async Task Call_ProviderHasNoKey_IsNotTriedAgain()
    {
        using var harness = new ClientHarness(Step.Ok)
        {
            Credentials = new FakeCredentials { OnGet = _ => throw new RdsCredentialsUnavailableException("No key.") },
        };

        await harness.FailAsync<RdsCredentialsUnavailableException>();

        Assert.Equal((0, 1), (harness.Attempts, harness.Credentials.Gets));
    }
}
