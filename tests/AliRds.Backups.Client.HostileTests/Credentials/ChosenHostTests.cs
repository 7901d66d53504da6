using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Texts of configuration, variables and profiles that would choose another host or path than the one meant.</summary>
public sealed class ChosenHostTests : IDisposable
{
    private readonly SourceFolder _folder = new();

    public static TheoryData<string> Regions =>
        ["x@127.0.0.1/#", "x@127.0.0.1:8080/?", "evil.example/", "evil.example#", "a.b", "CN-HANGZHOU", "cn hangzhou", "cn-hangzhou\r\n", "..", "cn\\x", "[::1]"];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Create_OfAnStsRegionThatIsNone_IsRefused(string region)
    {
        var options = new RdsCredentialsOptions
        {
            Source = RdsCredentialsSource.Role,
            Role = { RoleArn = "acs:ram::1:role/r", From = new() { AccessKeyId = "id", AccessKeySecret = "s" } },
            Sts = { Region = region },
        };

        var refusal = Assert.Throws<ArgumentException>(() => Source.Of(options));

        Assert.Contains("Credentials.Sts.Region must be a region id", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task GetCredentials_OfAnIniProfileWhoseStsRegionIsNone_IsRefused(string region)
    {
        var path = _folder.Write(
            "credentials",
            $"[default]\ntype=ram_role_arn\naccess_key_id=id\naccess_key_secret=s\nrole_arn=acs:ram::1:role/r\nsts_region={region.Trim()}x@127.0.0.1/#\n");

        var failure = await Source.FailAsync(Source.Of(new() { Source = RdsCredentialsSource.Profile, Profile = { Path = path } }));

        Assert.Contains("region of STS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfACliProfileWhoseStsRegionIsNone_IsRefused()
    {
        var path = _folder.Write("config.json", """
            {"current":"a","profiles":[{"name":"a","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"s","ram_role_arn":"acs:ram::1:role/r","sts_region":"x@127.0.0.1/#"}]}
            """);

        var failure = await Source.FailAsync(Source.Of(new() { Source = RdsCredentialsSource.Cli, Cli = { Path = path } }));

        Assert.Contains("region of STS", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x?y")]
    [InlineData("https://user:word@sts.example")]
    [InlineData("https://sts.example/path")]
    [InlineData("https://sts.example/#f")]
    public void Create_OfAnStsEndpointThatHoldsMoreThanAHost_IsRefused(string endpoint)
    {
        var options = new RdsCredentialsOptions { Sts = { Endpoint = new Uri(endpoint) } };

        var refusal = Assert.Throws<ArgumentException>(() => Source.Of(options));

        Assert.Contains("Credentials.Sts.Endpoint must hold nothing but scheme, host and port", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../../../user-data")]
    [InlineData("role?x")]
    [InlineData("role#x")]
    [InlineData("a b")]
    [InlineData("r\r\nX-Injected: 1")]
    public async Task GetCredentials_OfARoleNameThatIsAPath_SendsNoPathOfIt(string role)
    {
        await using var server = RawServer.Answer(_ => RawReply.Json("token"));
        var options = new RdsCredentialsOptions { Source = RdsCredentialsSource.Ecs, Ecs = { Endpoint = server.Endpoint, RoleName = role } };

        var failure = await Source.FailAsync(Source.Of(options));

        Assert.Contains("is not the name of a role", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Method == "GET");
    }

    [Theory]
    [InlineData("<html><body>Please sign in</body></html>")]
    [InlineData("../..")]
    [InlineData("one\ntwo three")]
    public async Task GetCredentials_OfAMetadataServiceThatNamesNoRole_SaysSo(string body)
    {
        await using var server = RawServer.Answer(_ => RawReply.Json(body));
        var options = new RdsCredentialsOptions { Source = RdsCredentialsSource.Ecs, Ecs = { Endpoint = server.Endpoint } };

        var failure = await Source.FailAsync(Source.Of(options));

        Assert.Contains("is not the name of a role", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("html", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAMetadataServiceThatRedirects_FollowsItNowhere()
    {
        await using var thief = RawServer.Script(RawReply.Json(Source.InAnHour("KEY-9")));
        await using var server = RawServer.Script(new RawReply { Status = 307, Headers = [$"Location: {thief.Endpoint}/latest"] });
        var options = new RdsCredentialsOptions { Source = RdsCredentialsSource.Ecs, Ecs = { Endpoint = server.Endpoint, RoleName = "r" } };

        await Source.FailAsync(Source.Of(options));

        Assert.Empty(thief.Requests);
    }

    [Theory]
    [InlineData("http://signin.example")]
    [InlineData("https://user:word@signin.example")]
    [InlineData("ftp://signin.example")]
    [InlineData("signin.example")]
    public async Task GetCredentials_OfACloudSsoAddressThatIsUnsafe_IsRefusedAndNotShown(string address)
    {
        var path = _folder.Write("config.json", $$"""
            {"current":"a","profiles":[{"name":"a","mode":"CloudSSO","access_token":"tok","cloud_sso_sign_in_url":"{{address}}","cloud_sso_account_id":"1","cloud_sso_access_config":"c"}]}
            """);

        var failure = await Source.FailAsync(Source.Of(new() { Source = RdsCredentialsSource.Cli, Cli = { Path = path } }));

        Assert.Contains("cloud_sso_sign_in_url", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", failure.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
