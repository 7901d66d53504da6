using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Metadata;

public sealed class EcsRoleTests : IDisposable
{
    private const string Roles = "http://100.100.100.200/latest/meta-data/ram/security-credentials/";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";

    private readonly CredentialsBench _bench = new();

    [Fact]
    public async Task GetCredentials_WithSessionToken_SendsItToFindTheRoleAndItsKey()
    {
        _bench.Http.Expect(HttpMethod.Put, "http://100.100.100.200/latest/api/token").WithHeaders("X-aliyun-ecs-metadata-token-ttl-seconds", "21600")
            .Respond("text/plain", Secrets.Token(0));
        _bench.Http.Expect(HttpMethod.Get, Roles).WithHeaders(TokenHeader, Secrets.Token(0)).Respond("text/plain", "reader\n");
        _bench.Http.Expect(HttpMethod.Get, Roles + "reader").WithHeaders(TokenHeader, Secrets.Token(0)).Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider(new()))).AccessKeyId);
        _bench.Http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task GetCredentials_WithRoleNamedByVariable_DoesNotAskForIt()
    {
        _bench.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "reader";
        RefuseToken();
        _bench.Http.When(Roles + "reader").Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider(new()))).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_FromServiceWithoutTokens_AsksWithoutOne()
    {
        RefuseToken();
        _bench.Http.When(Roles + "reader").With(request => !request.Headers.Contains(TokenHeader)).Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider(new() { RoleName = "reader" }))).AccessKeyId);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "true")]
    public async Task GetCredentials_FromServiceWithoutTokensWhenThatIsForbidden_StopsThere(bool allow, string? variable)
    {
        _bench.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = variable;
        RefuseToken();

        var reason = await _bench.ReasonAsync(Provider(new() { RoleName = "reader", AllowImdsV1 = allow }));

        Assert.Equal(
            "The metadata service gave no session token, and asking it without one is forbidden: it returned HTTP status 403.", reason);
    }

    [Fact]
    public async Task GetCredentials_WhenTheServiceIsUnreachable_NamesItsAddress()
    {
        _bench.Http.When("http://100.100.100.200/*").Throw(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal("100.100.100.200 could not be reached (ConnectionError).", await _bench.ReasonAsync(Provider(new())));
    }

    [Fact]
    public async Task GetCredentials_WhenTheCodeIsNotSuccess_TellsIt()
    {
        RefuseToken();
        _bench.Http.When(Roles + "reader").Respond("application/json", """{"Code":"AssumeRoleUnauthorizedAccess"}""");

        var reason = await _bench.ReasonAsync(Provider(new() { RoleName = "reader" }));

        Assert.Equal("The metadata service gave no key of the role 'reader': its code is 'AssumeRoleUnauthorizedAccess'.", reason);
    }

    public void Dispose() => _bench.Dispose();

    private void RefuseToken() => _bench.Http.When(HttpMethod.Put, "http://100.100.100.200/latest/api/token").Respond(HttpStatusCode.Forbidden);

    private IRdsCredentialsProvider Provider(EcsRoleOptions ecs) => _bench.Factory.Create(new() { Source = RdsCredentialsSource.Ecs, Ecs = ecs });
}
