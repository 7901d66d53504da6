using AliRds.Backups.Client.HostileTests.Support;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>Only what the service says of the instance that was asked for is a range, or the reason that there is none.</summary>
public sealed class RecoveryRangeTests
{
    private const string EndTime = "\"RecoveryEndTime\":\"2026-11-24T15:58:31Z\"";

    private const string Times = "\"RecoveryBeginTime\":\"2026-11-16T18:24:07Z\"," + EndTime;

    private static readonly Instant End = Instant.FromUtc(2026, 11, 24, 15, 58, 31);

    [Theory]
    [InlineData("{\"DBInstanceId\":\"rm-other\"," + Times + "}")]
    [InlineData("<R><DBInstanceId>rm-other</DBInstanceId><RecoveryEndTime>2026-11-24T15:58:31Z</RecoveryEndTime></R>")]
    public async Task Get_RangeOfAnotherInstance_IsAskedForAgainAndRefused(string body)
    {
        await using var server = RawServer.Script(Reply(body));
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 1);

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => GetAsync(client));

        Assert.Contains("it is about another instance", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("{\"Success\":false,\"Code\":\"Odd\",\"Message\":\"No.\"," + Times + "}")]
    [InlineData("{\"code\":\"Odd\",\"message\":\"No.\"," + Times + "}")]
    [InlineData("<R><Code>Odd</Code><Message>No.</Message><RecoveryEndTime>2026-11-24T15:58:31Z</RecoveryEndTime></R>")]
    public async Task Get_FailureBesideTimes_IsTheFailure(string body) =>
        Assert.Equal("Odd", (await Assert.ThrowsAsync<RdsServiceException>(() => GetAsync(Reply(body)))).Code);

    [Fact]
    public async Task Get_CodeOfAMissingBackupThatIsThrottling_IsNotAReason()
    {
        var reply = Reply("{\"Code\":\"InvalidBackup.NotFound\",\"Message\":\"Slow down.\"}", 404) with
        {
            Headers = ["x-acs-retry-after: 1500"],
        };

        Assert.Equal(TimeSpan.FromSeconds(1.5), (await Assert.ThrowsAsync<RdsThrottledException>(() => GetAsync(reply))).RetryAfter);
    }

    [Theory]
    [InlineData("{\"Code\":\"InvalidBackup.NotFound.Not\",\"Message\":\"No.\"}")]
    [InlineData("{\"Code\":\"LogBackupNotEnabled \\u0000\",\"Message\":\"No.\"}")]
    [InlineData("{\"Code\":[\"LogBackupNotEnabled\"],\"Message\":\"No.\"}")]
    public async Task Get_CodeThatOnlyLooksLikeAReason_IsAnError(string body) =>
        await Assert.ThrowsAnyAsync<RdsCallException>(() => GetAsync(Reply(body, 400)));

    [Fact]
    public async Task Get_ReasonThatQuotesTheSecret_DoesNotShowIt()
    {
        const string secret = HostileClient.Secret;
        var body = $"{{\"Code\":\"LogBackupNotEnabled\",\"Message\":\"{secret}\",\"RequestId\":\"{secret}\"}}";

        var range = await GetAsync(Reply(body, 400));

        Assert.Equal(RecoveryUnavailableReason.LogBackupDisabled, range.UnavailableReason);
        Assert.DoesNotContain(secret, range.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"DBInstanceId\":{\"a\":[1]}," + Times + "}", "DBInstanceId")]
    [InlineData("{\"RequestId\":[]," + Times + "}", "RequestId")]
    [InlineData("{\"RecoveryBeginTime\":[\"2026-11-16T18:24:07Z\"]," + EndTime + "}", "RecoveryBeginTime")]
    [InlineData("{\"RecoveryBeginTime\":\"0000-11-16T18:24:07Z\"," + EndTime + "}", "RecoveryBeginTime")]
    [InlineData("{\"RecoveryBeginTime\":\"https://h/a?Signature=s3cret\"," + EndTime + "}", "RecoveryBeginTime")]
    [InlineData("<R><RequestId><a>1</a></RequestId><RecoveryEndTime>2026-11-24T15:58:31Z</RecoveryEndTime></R>", "RequestId")]
    public async Task Get_FieldOfAnotherKind_IsNamedAndHidesNothingElse(string body, string field)
    {
        var range = await GetAsync(Reply(body));

        Assert.Equal((HandMade.Instance, End), (range.DbInstanceId.Value, range.LatestTime));
        Assert.Equal(field, Assert.Single(range.UnreadableFields).Name);
        Assert.DoesNotContain("s3cret", range.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EndlessUnknownFields_AreATypedError()
    {
        var fields = string.Concat(Enumerable.Range(0, 100_001).Select(number => $"\"k{number}\":0,"));

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => GetAsync(Reply("{" + fields + Times + "}")));

        Assert.Contains("more than 100000 unknown or unreadable fields", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<RecoveryTimeRange> GetAsync(RawReply reply)
    {
        await using var server = RawServer.Script(reply);
        using var client = HostileClient.Connect(server, options => options.Retry.MaxRetries = 0);
        return await GetAsync(client);
    }

    private static Task<RecoveryTimeRange> GetAsync(RdsBackupsClient client) =>
        client.GetRecoveryTimeRangeAsync(HandMade.Instance, TestContext.Current.CancellationToken);

    private static RawReply Reply(string body, int status = 200) =>
        body[0] == '<' ? RawReply.Xml(body, status) : RawReply.Json(body, status);
}
