using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Profiles;

public sealed class IniProfileTests : IDisposable
{
    private const string Folder = CredentialsBench.Home + "/.alibabacloud/";
    private static readonly string AccessKey = $"access_key_id = ID-0\naccess_key_secret = {Secrets.Key(0)}\n";

    private readonly CredentialsBench _bench = new();

    [Theory]
    [InlineData("credentials")]
    [InlineData("credentials.ini")]
    public async Task GetCredentials_FromEitherFileName_FindsTheProfile(string name)
    {
        _bench.Files.Texts[Folder + name] = $"; a comment\r\n# another = one\r\n[DEFAULT]\r\nTYPE=access_key\r\nAccess_Key_Id = ID-1\r\naccess_key_secret = {Secrets.Key(1)}=\r\n";

        var credentials = await _bench.GetAsync(Provider());

        Assert.Equal(("ID-1", Secrets.Key(1) + "="), (credentials.AccessKeyId, credentials.AccessKeySecret));
    }

    [Fact]
    public async Task GetCredentials_OfProfileNamedByVariable_TakesThatProfileOfThatFile()
    {
        _bench.Files.Texts["/etc/keys"] = $"[default]\ntype=access_key\n[other]\ntype=sts\n{AccessKey}";
        _bench.Variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = "/etc/keys";
        _bench.Variables["ALIBABA_CLOUD_PROFILE"] = "other";

        Assert.Equal("ID-0", (await _bench.GetAsync(Provider())).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfRoleProfile_AssumesTheRoleInItsRegion()
    {
        Give($"type = ram_role_arn\n{AccessKey}role_arn = acs:ram::1:role/r\nrole_session_name = s1\nsts_region = cn-beijing\nenable_vpc = true\nexternal_id = ext");
        _bench.Http.Expect(HttpMethod.Post, "https://sts-vpc.cn-beijing.aliyuncs.com/*")
            .WithQueryString(new Dictionary<string, string> { ["RoleArn"] = "acs:ram::1:role/r", ["RoleSessionName"] = "s1", ["ExternalId"] = "ext" })
            .Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider())).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfOldRoleProfileMarkedActive_StaysOnThePublicHost()
    {
        Give($"enable = true\ntype = ram_role_arn\n{AccessKey}role_arn = acs:ram::1:role/r\nsts_region = cn-beijing");
        _bench.Http.Expect("https://sts.cn-beijing.aliyuncs.com/*").Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider())).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfEcsProfile_AsksForItsRole()
    {
        Give("type = ecs_ram_role\nrole_name = reader");
        _bench.Http.When(HttpMethod.Put, "http://100.100.100.200/latest/api/token").Respond("text/plain", Secrets.Token(0));
        _bench.Http.When("http://100.100.100.200/latest/meta-data/ram/security-credentials/reader").Respond("application/json", _bench.KeyJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider())).AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfOidcProfile_SendsTheTokenOfItsFile()
    {
        Give("type = oidc_role_arn\nrole_arn = acs:ram::1:role/r\noidc_provider_arn = acs:ram::1:oidc-provider/p\noidc_token_file_path = /token");
        _bench.Files.Texts["/token"] = Secrets.Token(0) + "\n";
        _bench.Http.Expect("https://sts.aliyuncs.com/*").WithFormData("OIDCToken", Secrets.Token(0)).Respond("application/json", _bench.StsJson(1));

        Assert.Equal("ID-1", (await _bench.GetAsync(Provider())).AccessKeyId);
    }

    [Theory]
    [InlineData("type = rsa_key_pair\npublic_key_id = x\nprivate_key_file = y", "rsa_key_pair, which is not supported; use ram_role_arn or access_key")]
    [InlineData("access_key_id = x", "The profile 'default' has no type.")]
    [InlineData("type = ram_role_arn\naccess_key_id = x\naccess_key_secret = y", "The profile 'default' has no role_arn.")]
    [InlineData("type = oidc_role_arn\nrole_arn = x", "The profile 'default' has no oidc_provider_arn.")]
    public async Task GetCredentials_OfUnusableProfile_NamesTheFileAndTheFault(string profile, string expected)
    {
        Give(profile);

        var reason = await _bench.ReasonAsync(Provider());

        Assert.StartsWith(Folder + "credentials: ", reason, StringComparison.Ordinal);
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfUnknownProfile_NamesIt()
    {
        Give("type = access_key");

        Assert.Contains("It has no profile 'prod'.", await _bench.ReasonAsync(Provider("prod")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WhenTheFileChanges_SeesTheNewKeyAtOnce()
    {
        Give($"type = access_key\n{AccessKey}");
        var provider = Provider();
        var before = await _bench.GetAsync(provider);
        Give($"type = access_key\n{AccessKey.Replace("ID-0", "ID-1", StringComparison.Ordinal)}");

        var after = await _bench.GetAsync(provider);

        Assert.Equal(("ID-0", "ID-1"), (before.AccessKeyId, after.AccessKeyId));
    }

    [Fact]
    public async Task GetCredentials_WhileTheFileStaysTheSame_KeepsTheSessionOfItsRole()
    {
        Give($"type = ram_role_arn\n{AccessKey}role_arn = acs:ram::1:role/r");
        var sts = _bench.Http.When("https://sts.aliyuncs.com/*").Respond("application/json", _bench.StsJson(1));
        var provider = Provider();

        await _bench.GetAsync(provider);
        await _bench.GetAsync(provider);

        Assert.Equal(1, _bench.Http.GetMatchCount(sts));
    }

    [Fact]
    public async Task GetCredentials_FromFileThatOthersCanRead_WarnsOnce()
    {
        Give($"type = access_key\n{AccessKey}");
        _bench.Files.ReadableByOthers.Add(Folder + "credentials");

        await _bench.GetAsync(Provider());
        await _bench.GetAsync(Provider());

        Assert.Equal(1, _bench.Log.Count("can be read by other users"));
    }

    public void Dispose() => _bench.Dispose();

    private void Give(string profile) => _bench.Files.Texts[Folder + "credentials"] = $"[default]\n{profile}\n";

    private IRdsCredentialsProvider Provider(string? name = null) =>
        _bench.Factory.Create(new() { Source = RdsCredentialsSource.Profile, Profile = { Name = name } });
}
