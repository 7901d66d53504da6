using System.Text;
using AliRds.Backups.Client.Tests.Support;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Operations;

/// <summary>Any operation of the service can be called by its name.</summary>
public sealed class AnyActionTests
{
    private static readonly RdsActionRequest Policy = new RdsActionRequest("DescribeBackupPolicy").With("DBInstanceId", "rm-1");

    [Fact]
    public async Task CallAsJson_Parameters_AreSentByTheirNames()
    {
        using var harness = new ClientHarness(Step.Answer(200, """{"RequestId":"R-1","BackupRetentionPeriod":7}"""));
        using var client = harness.CreateClient();
        var request = Policy.With("Count", 5).With("Flag", true).With("At", Instant.FromUtc(2026, 11, 3, 2, 0)).With("Count", 6);

        using var policy = await client.CallAsJsonAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(7, policy.RootElement.GetProperty("BackupRetentionPeriod").GetInt32());
        var sent = Assert.Single(harness.Server.Sent);
        Assert.EndsWith("?At=2026-11-03T02%3A00%3A00Z&Count=6&DBInstanceId=rm-1&Flag=true", sent.Address, StringComparison.Ordinal);
        Assert.Equal(("DescribeBackupPolicy", "2014-08-15"), (sent.Headers["x-acs-action"], sent.Headers["x-acs-version"]));
    }

    [Fact]
    public async Task CallAsJson_XmlIsTheFormatOfTheOptions_AsksForJsonAllTheSame()
    {
        using var harness = new ClientHarness(Step.Answer(200, "{}"));
        harness.Options.ResponseFormat = RdsResponseFormat.Xml;
        using var client = harness.CreateClient();

        using var document = await client.CallAsJsonAsync(Policy, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", harness.Server.Sent[0].Headers["Accept"]);
    }

    [Fact]
    public async Task Call_OwnReader_GetsTheBodyAsSent()
    {
        using var harness = new ClientHarness(Step.Answer(200, "<A>é</A>", ("x-acs-request-id", "R-2")));
        using var client = harness.CreateClient();

        var read = await client.CallAsync(
            Policy,
            response => $"{response.StatusCode} {response.RequestId} {Encoding.UTF8.GetString(response.Content)}",
            TestContext.Current.CancellationToken);

        Assert.Equal("200 R-2 <A>é</A>", read);
    }

    [Theory]
    [InlineData("DescribeBackupPolicy", 2)]
    [InlineData("ListTagResources", 2)]
    [InlineData("CreateBackup", 1)]
    [InlineData("DeleteBackup", 1)]
    public async Task CallAsJson_Throttled_IsRetriedOnlyForReads(string action, int attempts)
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Answer(200, "{}"));
        using var client = harness.CreateClient();

        var error = await Record.ExceptionAsync(
            () => client.CallAsJsonAsync(new RdsActionRequest(action), TestContext.Current.CancellationToken));

        Assert.Equal((attempts, attempts == 1), (harness.Attempts, error is RdsThrottledException { Attempts: 1 }));
    }

    [Fact]
    public async Task CallAsJson_WriteThatMayBeRepeated_IsRetriedWithAnotherNonce()
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Answer(200, """{"BackupJobId":1}"""));
        using var client = harness.CreateClient();
        var request = new RdsActionRequest("CreateBackup").With("DBInstanceId", "rm-1").WithRetries();

        using var document = await client.CallAsJsonAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(2, harness.Server.Sent.Select(sent => sent.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task CallAsJson_HalfABody_IsRetriedAndThenUnreadable()
    {
        using var harness = new ClientHarness(Step.Answer(200, """{"A":"""));
        using var client = harness.CreateClient();

        var error = await Assert.ThrowsAsync<RdsResponseFormatException>(
            () => client.CallAsJsonAsync(Policy, TestContext.Current.CancellationToken));

        Assert.Equal(5, error.Attempts);
    }

    [Fact]
    public async Task CallAsJson_StatusOfSuccessThatTellsOfAFailure_IsThatFailure()
    {
        using var harness = new ClientHarness(
            Step.Answer(200, """{"Code":"InvalidDBInstanceId.NotFound","Message":"No such instance.","RequestId":"R-3"}"""));
        using var client = harness.CreateClient();

        var error = await Assert.ThrowsAsync<RdsNotFoundException>(
            () => client.CallAsJsonAsync(Policy, TestContext.Current.CancellationToken));

        Assert.Equal("R-3", error.RequestId);
    }

    [Fact]
    public async Task CallAsJson_Denied_HintsAtTheStatementForThisAction()
    {
        using var harness = new ClientHarness(Step.Error(403, "Forbidden.RAM"));
        using var client = harness.CreateClient();

        var error = await Assert.ThrowsAsync<RdsServiceException>(
            () => client.CallAsJsonAsync(Policy, TestContext.Current.CancellationToken));

        Assert.Contains(
            "\"Action\":\"rds:DescribeBackupPolicy\",\"Resource\":\"acs:rds:*:*:dbinstance/rm-1\"", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ReaderOfTheUserFails_EndsTheCallWithThatFailure()
    {
        using var harness = new ClientHarness(Step.Answer(200, "{}"));
        using var client = harness.CreateClient();

        await Assert.ThrowsAsync<FormatException>(
            () => client.CallAsync<string>(Policy, _ => throw new FormatException(), TestContext.Current.CancellationToken));

        Assert.Equal(1, harness.Attempts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Describe Backups")]
    [InlineData("A&B=C")]
    [InlineData("A\r\nX: y")]
    public void New_NotTheNameOfAnOperation_IsRefused(string action) =>
        Assert.Equal("action", Assert.ThrowsAny<ArgumentException>(() => new RdsActionRequest(action)).ParamName);

    [Fact]
    public async Task Call_OwnReaderReturnsNull_IsAnErrorThatIsNotRetried()
    {
        using var harness = new ClientHarness(Step.Answer(200, "{}"));
        using var client = harness.CreateClient();

        var error = await Assert.ThrowsAsync<RdsResponseFormatException>(
            () => client.CallAsync<string>(Policy, _ => null!, TestContext.Current.CancellationToken));

        Assert.Contains("the caller's reader returned null", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, harness.Attempts);
    }

    [Fact]
    public void With_SameName_ReplacesTheValueOfTheNewRequestOnly()
    {
        var changed = Policy.With("DBInstanceId", "rm-2");

        Assert.Equal(("rm-1", "rm-2"), (Policy.Parameters["DBInstanceId"], changed.Parameters["DBInstanceId"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DBInstanceId ")]
    [InlineData("A&B=C")]
    [InlineData("Tag[1]")]
    [InlineData("A\r\nX: y")]
    [InlineData("实例")]
    public void With_NotTheNameOfAParameter_IsRefused(string name) =>
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => Policy.With(name, "x")).ParamName);

    [Theory]
    [InlineData("Signature")]
    [InlineData("accesskeyid")]
    [InlineData("Action")]
    [InlineData("SecurityToken")]
    public void With_ParameterThatTheClientSets_IsRefused(string name) =>
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => Policy.With(name, "x")).ParamName);
}
