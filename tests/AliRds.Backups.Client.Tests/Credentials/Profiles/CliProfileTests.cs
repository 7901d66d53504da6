using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Profiles;

public sealed class CliProfileTests : IDisposable
{
    private const string Path = CredentialsBench.Home + "/.aliyun/config.json";
    private static readonly string Key = $""" "access_key_id":"ID-0","access_key_secret":"{Secrets.Key(0)}" """;

    private readonly CredentialsBench _bench = new();

    [Fact]
    public async Task GetCredentials_OfKeyProfile_GivesItsKey()
    {
        Give($$"""{"name":"main","mode":"AK",{{Key}},"region_id":"cn-hangzhou","retry_count":0}""");

        var credentials = await GetAsync();

        Assert.Equal(("ID-0", Secrets.Key(0), null), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
    }

    [Fact]
    public async Task GetCredentials_OfStoredTokenThatEnded_SaysWhen()
    {
        Give($$"""{"name":"main","mode":"StsToken",{{Key}},"sts_token":"{{Secrets.Token(0)}}","sts_expiration":"1700000000"}""");

        Assert.Contains("ended at 2023-11-14T22:13:20Z", await _bench.ReasonAsync(Provider()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfRoleProfile_AssumesTheRole()
    {
        Give($$"""{"name":"main","mode":"RamRoleArn",{{Key}},"ram_role_arn":"acs:ram::1:role/r","ram_session_name":"s1","expired_seconds":900,"sts_region":"cn-beijing"}""");
        _bench.Http.Expect("https://sts.cn-beijing.aliyuncs.com/*")
            .WithQueryString(new Dictionary<string, string> { ["AccessKeyId"] = "ID-0", ["RoleSessionName"] = "s1", ["DurationSeconds"] = "900" })
            .Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfChainOfRoles_AssumesEachWithTheKeyOfTheOneBefore()
    {
        Give(
            """{"name":"main","mode":"ChainableRamRoleArn","source_profile":"middle","ram_role_arn":"acs:ram::2:role/last"}""",
            """{"name":"middle","mode":"ChainableRamRoleArn","source_profile":"base","ram_role_arn":"acs:ram::1:role/first"}""",
            $$"""{"name":"base","mode":"AK",{{Key}}}""");
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithQueryString("AccessKeyId", "ID-0").WithQueryString("RoleArn", "acs:ram::1:role/first")
            .Respond("application/json", _bench.StsJson(1));
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithQueryString("AccessKeyId", "ID-1").WithQueryString("RoleArn", "acs:ram::2:role/last")
            .WithQueryString("SecurityToken", Secrets.Token(1)).Respond("application/json", _bench.StsJson(2));

        Assert.Equal("ID-2", (await GetAsync()).AccessKeyId);
        _bench.Http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task GetCredentials_OfLoopOfProfiles_ShowsTheLoop()
    {
        Give(
            """{"name":"main","mode":"ChainableRamRoleArn","source_profile":"other","ram_role_arn":"acs:ram::1:role/a"}""",
            """{"name":"other","mode":"ChainableRamRoleArn","source_profile":"main","ram_role_arn":"acs:ram::1:role/b"}""");

        Assert.Contains("form a loop: main -> other -> main.", await _bench.ReasonAsync(Provider()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfEcsProfile_AsksTheMetadataServiceForItsRole()
    {
        Give("""{"name":"main","mode":"EcsRamRole","ram_role_name":"reader"}""");
        _bench.Http.When(HttpMethod.Put, "http://100.100.100.200/latest/api/token").Respond("text/plain", Secrets.Token(0));
        _bench.Http.When("http://100.100.100.200/latest/meta-data/ram/security-credentials/reader").Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfOidcProfile_SendsTheToken()
    {
        Give("""{"name":"main","mode":"OIDC","oidc_provider_arn":"acs:ram::1:oidc-provider/p","oidc_token_file":"/token","ram_role_arn":"acs:ram::1:role/r"}""");
        _bench.Files.Texts["/token"] = Secrets.Token(0);
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithFormData("OIDCToken", Secrets.Token(0)).Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfExternalProfile_RunsItsCommand()
    {
        Give("""{"name":"main","mode":"External","process_command":"vault read \"my key\""}""");
        _bench.Processes.Result = new ProcessResult(0, $$"""{"mode":"AK",{{Key}}}""");

        Assert.Equal("ID-0", (await GetAsync()).AccessKeyId);
        Assert.Equal(["vault", "read", "my key"], Assert.Single(_bench.Processes.Commands));
    }

    [Fact]
    public async Task GetCredentials_OfCloudSsoProfile_ExchangesTheAccessToken()
    {
        Give(CloudSso("1893456000"));
        _bench.Http.Expect(HttpMethod.Post, "https://signin.example.com/cloud-credentials")
            .WithHeaders("Authorization", $"Bearer {Secrets.Token(0)}")
            .WithContent("""{"AccountId":"111","AccessConfigurationId":"ac-1"}""")
            .Respond("application/json", $$"""{"CloudCredential":{{_bench.KeyJson(1)}},"RequestId":"REQ-1"}""");

        Assert.Equal("ID-1", (await GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfCloudSsoProfileThatIsRefused_TellsCodeAndRequestId()
    {
        Give(CloudSso("0"));
        _bench.Http.When("https://signin.example.com/*").Respond(
            HttpStatusCode.Unauthorized, "application/json", $$"""{"ErrorCode":"InvalidToken","ErrorMessage":"{{Secrets.Token(0)}}","RequestId":"REQ-1"}""");

        var reason = await _bench.ReasonAsync(Provider());

        Assert.Equal("CloudSSO gave no key: InvalidToken (HTTP status: 401, request id: REQ-1); sign in again with the command line tool.", reason);
    }

    [Fact]
    public async Task GetCredentials_OfCloudSsoProfileWhoseSignInEnded_AsksForANewOne()
    {
        Give(CloudSso("1700000000"));

        Assert.Contains("sign-in of the profile 'main' has ended; sign in again", await _bench.ReasonAsync(Provider()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OAuth", "sign in with a CloudSSO profile")]
    [InlineData("RsaKeyPair", "use AK, StsToken, RamRoleArn")]
    [InlineData("RamRoleArnWithRoleName", "use ChainableRamRoleArn with a source_profile")]
    [InlineData("CredentialsURI", "choose the credentials URI as the source")]
    [InlineData("BearerToken", "use AK, StsToken, RamRoleArn")]
    public async Task GetCredentials_OfUnsupportedMode_SaysWhatToUseInstead(string mode, string advice)
    {
        Give($$"""{"name":"main","mode":"{{mode}}",{{Key}}}""");

        var reason = await _bench.ReasonAsync(Provider());

        Assert.StartsWith($"{Path}: The profile 'main' has the mode '{mode}', which is not supported; {advice}", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WhenCurrentProfileIsSwitched_FollowsIt()
    {
        var provider = Provider();
        Give($$"""{"name":"main","mode":"AK",{{Key}}}""");
        await _bench.GetAsync(provider);
        _bench.Files.Texts[Path] = $$"""{"current":"two","profiles":[{"name":"two","mode":"AK","access_key_id":"ID-2","access_key_secret":"{{Secrets.Key(2)}}"}]}""";

        Assert.Equal("ID-2", (await _bench.GetAsync(provider)).AccessKeyId);
    }

    [Theory]
    [InlineData("""{"profiles":[]}""", "No profile is chosen")]
    [InlineData("""{"current":"main"}""", "It has no profile 'main'.")]
    [InlineData("""{"current":"main","profiles":[null]}""", "It has no profile 'main'.")]
    public async Task GetCredentials_WithoutProfile_SaysWhatIsMissing(string text, string expected)
    {
        _bench.Files.Texts[Path] = text;

        Assert.Contains(expected, await _bench.ReasonAsync(Provider()), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static string CloudSso(string end) => $$"""
        {"name":"main","mode":"CloudSSO","cloud_sso_sign_in_url":"https://signin.example.com/start/login","access_token":"{{Secrets.Token(0)}}",
         "cloud_sso_access_token_expire":{{end}},"cloud_sso_account_id":"111","cloud_sso_access_config":"ac-1"}
        """;

    private void Give(params string[] profiles) => _bench.Files.Texts[Path] = $$"""{"current":"main","profiles":[{{string.Join(',', profiles)}}]}""";

    private IRdsCredentialsProvider Provider() => _bench.Factory.Create(new() { Source = RdsCredentialsSource.Cli });

    private Task<RdsCredentials> GetAsync() => _bench.GetAsync(Provider());
}
