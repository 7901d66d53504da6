using System.Net;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials;

public sealed class DefaultChainTests : IDisposable
{
    private readonly CredentialsBench _bench = new();
    private readonly IRdsCredentialsProvider _chain;

    public DefaultChainTests() => _chain = _bench.Factory.Create(new());

    [Fact]
    public async Task GetCredentials_WhenNothingIsConfigured_TellsWhatWasLookedAtInOrderAndWhy()
    {
        _bench.Http.When("http://100.100.100.200/*").Respond(HttpStatusCode.NotFound);

        var reason = await _bench.ReasonAsync(_chain);

        Assert.Equal(
            """
            No source of credentials works. These were looked at, in this order:
              1. env: The environment variable ALIBABA_CLOUD_ACCESS_KEY_ID is not set.
              2. oidc_role_arn: The environment variable ALIBABA_CLOUD_ROLE_ARN is not set.
              3. cli_profile: There is no file /home/user/.aliyun/config.json.
              4. profile: There is no file /home/user/.alibabacloud/credentials or /home/user/.alibabacloud/credentials.ini.
              5. ecs_ram_role: The instance has no RAM role (HTTP status 404 of the metadata service).
              6. credentials_uri: The environment variable ALIBABA_CLOUD_CREDENTIALS_URI is not set.
            Configure one of them, or choose a source in the options.
            """,
            reason);
    }

    [Fact]
    public async Task GetCredentials_WhenSourcesAreSwitchedOff_SaysByWhat()
    {
        _bench.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "TRUE";
        _bench.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";

        var reason = await _bench.ReasonAsync(_chain);

        Assert.Contains("3. cli_profile: switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED.", reason, StringComparison.Ordinal);
        Assert.Contains("5. ecs_ram_role: switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WhenThereIsNoMetadataService_WaitsASecondInAll()
    {
        _bench.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        _bench.Variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = string.Empty;
        var start = _bench.Now;
        _bench.Stall.IsClosed = true;
        var call = _bench.ReasonAsync(_chain);

        await _bench.OutwaitAsync(call, TimeSpan.FromSeconds(0.5));

        Assert.Equal(NodaTime.Duration.FromSeconds(1), _bench.Now - start);
        Assert.Contains("100.100.100.200 did not respond within 0.5 s", await call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_WhenSeveralSourcesWork_TakesTheFirstAndStaysWithIt()
    {
        _bench.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://localhost:9999/key";
        _bench.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        var uri = _bench.Http.When("http://localhost:9999/key").Respond("application/json", _bench.KeyJson(6));

        var first = await _bench.GetAsync(_chain);
        _bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "ID-1";
        _bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = Secrets.Key(1);
        var second = await _bench.GetAsync(_chain);
        var refreshed = await _bench.RefreshAsync(_chain, second);

        Assert.Equal(["ID-6", "ID-6", "ID-6"], [first.AccessKeyId, second.AccessKeyId, refreshed.AccessKeyId]);
        Assert.Equal(2, _bench.Http.GetMatchCount(uri));
        Assert.Equal(1, _bench.Log.Count("chain uses credentials_uri"));
    }

    [Fact]
    public async Task GetCredentials_AfterTotalFailure_LooksAtEverySourceAgain()
    {
        _bench.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        await _bench.ReasonAsync(_chain);
        _bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "ID-1";
        _bench.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = Secrets.Key(1);

        var found = await _bench.GetAsync(_chain);

        Assert.Equal("ID-1", found.AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfTwoChains_SettleOnTheirOwn()
    {
        _bench.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        _bench.Files.Texts["/a"] = $"[default]\ntype=access_key\naccess_key_id=ID-1\naccess_key_secret={Secrets.Key(1)}";
        _bench.Files.Texts["/b"] = $"[default]\ntype=access_key\naccess_key_id=ID-2\naccess_key_secret={Secrets.Key(2)}";
        var one = _bench.Factory.Create(new() { Profile = { Path = "/a" } });
        var other = _bench.Factory.Create(new() { Profile = { Path = "/b" } });

        string[] ids = [(await _bench.GetAsync(one)).AccessKeyId, (await _bench.GetAsync(other)).AccessKeyId, (await _bench.GetAsync(one)).AccessKeyId];

        Assert.Equal(["ID-1", "ID-2", "ID-1"], ids);
    }

    public void Dispose() => _bench.Dispose();
}
