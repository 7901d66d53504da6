using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Sts;

public sealed class AssumeRoleTests : IDisposable
{
    private static readonly StaticCredentialsProvider Source = new("ID-0", Secrets.Key(0), Secrets.Token(0));

    private readonly CredentialsBench _bench = new();

    [Fact]
    public async Task GetCredentials_WithAllSettings_SendsThemSigned()
    {
        _bench.Http.Expect(HttpMethod.Post, "https://sts.aliyuncs.com/*").WithQueryString(new Dictionary<string, string>
        {
            ["Action"] = "AssumeRole",
            ["Version"] = "2015-04-01",
            ["AccessKeyId"] = "ID-0",
            ["SecurityToken"] = Secrets.Token(0),
            ["RoleArn"] = "acs:ram::1:role/r",
            ["RoleSessionName"] = "s1",
            ["Policy"] = """{"Version":"1"}""",
            ["ExternalId"] = "ext",
            ["DurationSeconds"] = "43200",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["Timestamp"] = "2026-01-02T03:04:05Z",
        }).With(request => request.RequestUri!.Query.Contains("&Signature=", StringComparison.Ordinal)).Respond("application/json", _bench.StsJson(1));

        var credentials = await _bench.GetAsync(Role(new()
        {
            RoleArn = "acs:ram::1:role/r",
            SessionName = "s1",
            Policy = """{"Version":"1"}""",
            ExternalId = "ext",
            Duration = TimeSpan.FromHours(12),
        }));

        Assert.Equal(("ID-1", Secrets.Key(1), Secrets.Token(1)), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
        Assert.Equal(_bench.Now + NodaTime.Duration.FromHours(1), credentials.Expiration);
    }

    [Theory]
    [InlineData(null, false, null, null, "sts.aliyuncs.com")]
    [InlineData("cn-beijing", false, null, null, "sts.cn-beijing.aliyuncs.com")]
    [InlineData("cn-beijing", true, null, null, "sts-vpc.cn-beijing.aliyuncs.com")]
    [InlineData(null, true, null, null, "sts.aliyuncs.com")]
    [InlineData(null, false, "eu-central-1", null, "sts.eu-central-1.aliyuncs.com")]
    [InlineData(null, false, "eu-central-1", "True", "sts-vpc.eu-central-1.aliyuncs.com")]
    [InlineData("cn-beijing", false, "eu-central-1", null, "sts.cn-beijing.aliyuncs.com")]
    public async Task GetCredentials_ForRegionAndNetwork_CallsTheHostOfTheRule(string? region, bool vpc, string? regionVariable, string? vpcVariable, string host)
    {
        _bench.Variables["ALIBABA_CLOUD_STS_REGION"] = regionVariable;
        _bench.Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = vpcVariable;
        _bench.Http.Expect($"https://{host}/*").Respond("application/json", _bench.StsJson(1));

        await _bench.GetAsync(Role(new() { RoleArn = "r" }, new() { Region = region, UseVpcEndpoint = vpc }));

        _bench.Http.VerifyNoOutstandingExpectation();
    }

    [Theory]
    [InlineData(null, "alirds-backups-1767323045000")]
    [InlineData("pod-7", "pod-7")]
    public async Task GetCredentials_WithoutSessionName_TakesTheVariableOrMakesOneUp(string? variable, string expected)
    {
        _bench.Variables["ALIBABA_CLOUD_ROLE_SESSION_NAME"] = variable;
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithQueryString("RoleSessionName", expected).Respond("application/json", _bench.StsJson(1));

        await _bench.GetAsync(Role(new() { RoleArn = "r" }));

        _bench.Http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task GetCredentials_WhenRefused_TellsCodeMessageAndRequestId()
    {
        Refuse(HttpStatusCode.Forbidden, "NoPermission", "You are not authorized to assume this role.");

        var reason = await _bench.ReasonAsync(Role(new() { RoleArn = "r" }));

        Assert.Equal(
            "STS AssumeRole was refused: NoPermission: You are not authorized to assume this role. "
            + "Allow sts:AssumeRole to whoever assumes the role, and name them in the role's trust policy. "
            + "(HTTP status: 403, request id: REQ-9, host: sts.aliyuncs.com, attempts: 1, after: 0.0 s).",
            reason);
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", "server string to sign is: POST&%2F&AccessKeyId")]
    [InlineData("InvalidParameter", "the token " + Secrets.Mark + "token0 is odd")]
    [InlineData("InvalidParameter", "the token xHuShx%2F%2Btoken0 is odd")]
    public async Task GetCredentials_WhenTheRefusalQuotesWhatWasSent_LeavesTheQuoteOut(string code, string message)
    {
        Refuse(HttpStatusCode.BadRequest, code, message);

        var reason = await _bench.ReasonAsync(Role(new() { RoleArn = "r" }));

        Assert.StartsWith($"STS AssumeRole was refused: {code}", reason, StringComparison.Ordinal);
        Assert.EndsWith("(HTTP status: 400, request id: REQ-9, host: sts.aliyuncs.com, attempts: 1, after: 0.0 s).", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets.Mark, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WhenTheSourcesTokenHasExpired_RefreshesTheSourceOnceAndGoesOn()
    {
        var keys = new Queue<int>([5, 6]);
        var source = _bench.Factory.FromDelegate(_ => Task.FromResult(_bench.Key(keys.Dequeue())));
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithQueryString("AccessKeyId", "ID-5").Respond(
            HttpStatusCode.BadRequest, "application/json", """{"Code":"InvalidSecurityToken.Expired","RequestId":"REQ-9"}""");
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithQueryString("AccessKeyId", "ID-6").Respond("application/json", _bench.StsJson(1));

        var credentials = await _bench.GetAsync(_bench.Factory.AssumeRole(source, new() { RoleArn = "r" }));

        Assert.Equal("ID-1", credentials.AccessKeyId);
        _bench.Http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task GetCredentials_WhenTheAnswerLacksTheKey_NamesWhatIsMissing()
    {
        _bench.Http.When("https://sts.aliyuncs.com/*").Respond("application/json", $$"""{"Credentials": {"AccessKeyId":"ID-1","AccessKeySecret":"{{Secrets.Key(1)}}"} }""");

        var reason = await _bench.ReasonAsync(Role(new() { RoleArn = "r" }));

        Assert.StartsWith("STS AssumeRole failed. The response cannot be read: it has no SecurityToken. (HTTP status: 200,", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AssumeRole_WithTwoSources_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Role(new() { RoleArn = "r", From = new() }));

    public void Dispose() => _bench.Dispose();

    private void Refuse(HttpStatusCode status, string code, string message) => _bench.Http.When("https://sts.aliyuncs.com/*")
        .Respond(status, "application/json", $$"""{"RequestId":"REQ-9","Code":"{{code}}","Message":"{{message}}"}""");

    private IRdsCredentialsProvider Role(AssumeRoleOptions role, StsOptions? sts = null) => _bench.Factory.AssumeRole(Source, role, sts);
}
