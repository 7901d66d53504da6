using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Calls of STS have what calls of RDS have: retries with fresh signatures, limits, and one idea of the time.</summary>
public sealed class StsCallTests : IDisposable
{
    private readonly SourceFolder _folder = new();

    [Fact]
    public async Task AssumeRole_OfAnStsThatIsBusyThreeTimes_IsSignedAfreshEachTime()
    {
        await using var server = RawServer.Script(
            RawReply.Json("""{"Code":"ServiceUnavailable","Message":"busy"}""", 503),
            RawReply.Json("""{"Code":"Throttling.User","Message":"slow down"}""", 400),
            new RawReply { Status = 502, ContentType = "text/html", Body = "<html>proxy</html>"u8.ToArray() },
            RawReply.Json(Response("KEY-1")));

        var key = await Source.GetAsync(Source.Of(Source.Role(server)));

        Assert.Equal("KEY-1", key.AccessKeyId);
        Assert.Equal(4, server.Requests.Select(request => request.Nonce).Distinct().Count());
        Assert.Equal(4, server.Requests.Select(request => request.Parameter("Signature")).Distinct().Count());
    }

    [Theory]
    [InlineData(503, 4)]
    [InlineData(403, 1)]
    public async Task AssumeRole_OfAnStsThatKeepsFailing_IsTriedAsOftenAsTheCallAllowsAndNotAgain(int status, int attempts)
    {
        await using var server = RawServer.Script(RawReply.Json("""{"Code":"Whatever","Message":"no","RequestId":"R-1"}""", status));

        var failure = await Source.FailAsync(Source.Of(Source.Role(server)));

        Assert.Equal(attempts, server.Requests.Count);
        Assert.StartsWith(
            $"STS AssumeRole was refused: Whatever: no (HTTP status: {status}, request id: R-1, host: 127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"attempts: {attempts}, ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssumeRole_OfAKeyThatStsDoesNotKnow_AsksItsSourceForAnotherOnce()
    {
        await using var source = RawServer.Answer(request => RawReply.Json(Source.InAnHour($"SOURCE-{request.Number}")));
        await using var server = RawServer.Answer(request => request.Parameter("AccessKeyId") == "SOURCE-1"
            ? RawReply.Json("""{"Code":"InvalidAccessKeyId.NotFound","Message":"no"}""", 404)
            : RawReply.Json(Response("KEY-1")));
        var role = Source.Role(server);
        role.Role.From = new() { Source = RdsCredentialsSource.Uri, Uri = { Address = source.Endpoint } };

        var key = await Source.GetAsync(Source.Of(role));

        Assert.Equal(("KEY-1", 2, 2), (key.AccessKeyId, source.Requests.Count, server.Requests.Count));
    }

    [Fact]
    public async Task AssumeRoleWithOidc_OverConnectionsThatClose_IsSentOnceAnAttempt()
    {
        await using var server = Closing.Always();

        await Source.FailAsync(Source.Of(Oidc(server)));

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task AssumeRoleWithOidc_OnTheWire_HasItsTokenInTheBodyOnly()
    {
        await using var server = RawServer.Script(RawReply.Json(Response("KEY-1")));

        var key = await Source.GetAsync(Source.Of(Oidc(server)));

        var request = Assert.Single(server.Requests);
        Assert.Equal("KEY-1", key.AccessKeyId);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Contains("&OIDCToken=a%20token%2B%2F%3D&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("OIDCToken", request.ToString(), StringComparison.Ordinal);
        Assert.Null(request.Parameter("AccessKeyId"));
    }

    [Fact]
    public async Task AssumeRoleWithOidc_OnAMachineAhead_IsSentAgainWithTheTimeOfSts()
    {
        var now = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var (right, key1) = ("2026-03-04T05:06:07Z", $$"""{"Credentials":{{Source.Key("KEY-1", now.AddHours(1))}}}""");
        await using var server = RawServer.Answer(request => Judge(request.Parameter("Timestamp") == right, now, key1));

        var key = await Source.GetAsync(Source.Of(Oidc(server), new FakeTimeProvider(now.AddHours(1.5))));

        Assert.Equal(("KEY-1", 2), (key.AccessKeyId, server.Requests.Count));
    }

    [Fact]
    public async Task DescribeBackups_AfterStsTaughtTheTime_IsSignedWithItAtOnce()
    {
        var now = DateTimeOffset.UtcNow;
        bool IsRight(string? time) => Math.Abs((DateTimeOffset.Parse(time!) - now).TotalMinutes) < 15;
        await using var sts = RawServer.Answer(request => Judge(IsRight(request.Parameter("Timestamp")), now, Response("KEY-1")));
        await using var service = RawServer.Answer(
            request => Judge(IsRight(request.Header("x-acs-date")), now, HandMade.Page([HandMade.Row(1)], "1")));
        using var http = Source.Http();
        var options = HostileClient.Options(service, options => options.Credentials = Source.Role(sts));
        using var client = new RdsBackupsClient(options, http, new ShiftedClock(TimeSpan.FromHours(2)));

        await client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), Source.Token);

        Assert.Equal((2, 1), (sts.Requests.Count, service.Requests.Count));
    }

    [Theory]
    [InlineData("{}", "it has no Credentials")]
    [InlineData("{\"Credentials\":null}", "it has no Credentials")]
    [InlineData("{\"Credentials\":[1]}", "it has no AccessKeyId")]
    [InlineData("{\"Credentials\":{\"AccessKeyId\":{\"a\":1}}}", "its AccessKeyId cannot be read")]
    [InlineData("{\"Credentials\":{\"AccessKeyId\":\"k\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"soon\"}}", "its Expiration cannot be read")]
    [InlineData("{\"Code\":\"NoPermission\",\"Message\":\"no\"}", "was refused: NoPermission: no")]
    [InlineData("<AssumeRoleResponse/>", "it has no Credentials")]
    [InlineData("[1]", "it is neither JSON nor XML")]
    public async Task AssumeRole_OfAResponseThatIsNone_SaysWhatIsWrong(string body, string reason)
    {
        await using var server = RawServer.Script(RawReply.Json(body));

        Assert.Contains(reason, (await Source.FailAsync(Source.Of(Source.Role(server)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssumeRole_OfDeeplyNestedJson_EndsByABound()
    {
        await using var server = RawServer.Script(RawReply.Json(string.Concat(Enumerable.Repeat("{\"Credentials\":", 60_000))));

        Assert.Contains("nested deeper", (await Source.FailAsync(Source.Of(Source.Role(server)))).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AssumeRole_OfARedirect_FollowsItNowhere()
    {
        await using var thief = RawServer.Script(RawReply.Json(Response("KEY-9")));
        await using var server = RawServer.Script(new RawReply { Status = 307, Headers = [$"Location: {thief.Endpoint}"] });

        var failure = await Source.FailAsync(Source.Of(Source.Role(server)));

        Assert.Contains("a redirect to 127.0.0.1, which is not followed", failure.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A response that tells the server's time, and refuses a wrong one.</summary>
    private static RawReply Judge(bool isRight, DateTimeOffset now, string body)
    {
        var reply = isRight ? RawReply.Json(body) : RawReply.Json("""{"Code":"InvalidTimeStamp.Expired","Message":"no"}""", 400);
        return reply with { Headers = [$"Date: {now:r}"] };
    }

    private static string Response(string id) => $$"""{"RequestId":"R-9","Credentials":{{Source.InAnHour(id)}}}""";

    private RdsCredentialsOptions Oidc(RawServer server) => new()
    {
        Source = RdsCredentialsSource.Oidc,
        Oidc = { RoleArn = "acs:ram::1:role/r", ProviderArn = "acs:ram::1:oidc-provider/p", TokenFile = _folder.Write("token", "a token+/=\n") },
        Sts = { Endpoint = server.Endpoint },
    };
}
