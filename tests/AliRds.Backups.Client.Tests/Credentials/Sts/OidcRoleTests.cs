using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Sts;

public sealed class OidcRoleTests : IDisposable
{
    private readonly CredentialsBench _bench = new();
    private readonly IRdsCredentialsProvider _provider;

    public OidcRoleTests()
    {
        _bench.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        _bench.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        _bench.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "/token";
        _bench.Files.Texts["/token"] = Secrets.Token(7) + "\n";
        _provider = _bench.Factory.Create(new() { Source = RdsCredentialsSource.Oidc });
    }

    [Fact]
    public async Task GetCredentials_FromThePlatformsVariables_SendsTheTokenUnsignedInTheBody()
    {
        _bench.Http.Expect(HttpMethod.Post, "https://sts.aliyuncs.com/*")
            .WithFormData(new Dictionary<string, string>
            {
                ["RoleArn"] = "acs:ram::1:role/r",
                ["OIDCProviderArn"] = "acs:ram::1:oidc-provider/p",
                ["OIDCToken"] = Secrets.Token(7),
                ["DurationSeconds"] = "3600",
            })
            .With(request => request.RequestUri!.Query == "?Action=AssumeRoleWithOIDC&Format=JSON&Timestamp=2026-01-02T03%3A04%3A05Z&Version=2015-04-01")
            .Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(_provider)).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_AtEachRefresh_ReadsTheTokenAgain()
    {
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithFormData("OIDCToken", Secrets.Token(7)).Respond("application/json", _bench.StsJson(1));
        await _bench.GetAsync(_provider);
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        _bench.Files.Texts["/token"] = Secrets.Token(8);
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithFormData("OIDCToken", Secrets.Token(8)).Respond("application/json", _bench.StsJson(2));

        Assert.Equal("ID-2", (await _bench.GetAsync(_provider)).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_WhenTheTokenIsRefused_TellsTheCode()
    {
        _bench.Http.When("https://sts.aliyuncs.com/*").Respond(HttpStatusCode.BadRequest, "application/json",
            """{"RequestId":"REQ-9","Code":"AuthenticationFail.OIDCToken.Expired","Message":"This JWT has expired."}""");

        var reason = await _bench.ReasonAsync(_provider);

        Assert.Equal(
            "STS AssumeRoleWithOIDC was refused: AuthenticationFail.OIDCToken.Expired: This JWT has expired. "
            + "(HTTP status: 400, request id: REQ-9, host: sts.aliyuncs.com, attempts: 1, after: 0.0 s).",
            reason);
    }

    [Theory]
    [InlineData(null, "The OIDC token file /token does not exist.")]
    [InlineData(" \n", "The OIDC token file /token is empty.")]
    public async Task GetCredentials_WithoutToken_NamesTheFile(string? text, string expected)
    {
        _bench.Files.Texts.Clear();
        if (text is not null)
        {
            _bench.Files.Texts["/token"] = text;
        }

        Assert.Equal(expected, await _bench.ReasonAsync(_provider));
    }

    public void Dispose() => _bench.Dispose();
}
