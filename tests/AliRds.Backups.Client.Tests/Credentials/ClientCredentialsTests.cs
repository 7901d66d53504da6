using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AliRds.Backups.Client.Tests.Credentials.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials;

/// <summary>From a section of configuration to the key in the signed call.</summary>
public sealed class ClientCredentialsTests : IDisposable
{
    private const string EmptyPage =
        """{"RequestId":"REQ-1","PageNumber":1,"PageRecordCount":0,"TotalRecordCount":0,"TotalBackupSize":0,"Items":{"Backup":[]}}""";

    private const string ExpiredToken =
        """{"RequestId":"REQ-1","HostId":"rds.aliyuncs.com","Code":"InvalidSecurityToken.Expired","Message":"Specified SecurityToken is expired."}""";

    private readonly CredentialsBench _bench = new();
    private readonly ServiceCollection _services = new();
    private readonly ConcurrentQueue<string> _signed = [];
    private string? _expired;

    public ClientCredentialsTests()
    {
        // The waits between attempts are real here, a millisecond each.
        _bench.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        _bench.Http.When("https://rds.aliyuncs.com/*").Respond(request =>
        {
            var key = request.Headers.GetValues("Authorization").Single().Split("Credential=")[1].Split(',')[0];
            _signed.Enqueue(key);
            return key == _expired ? Answer(HttpStatusCode.BadRequest, ExpiredToken) : Answer(HttpStatusCode.OK, EmptyPage);
        });
    }

    [Fact]
    public async Task DescribeBackups_OfNamedClients_SignsWithEachOnesOwnKey()
    {
        Add("one", ("AccessKeyId", "ID-1"), ("AccessKeySecret", Secrets.Key(1)));
        Add("other", ("Source", "static"), ("AccessKeyId", "ID-2"), ("AccessKeySecret", Secrets.Key(2)));
        await using var provider = _services.BuildServiceProvider();

        await CallAsync(provider, "one");
        await CallAsync(provider, "other");
        await CallAsync(provider, "one");

        Assert.Equal(["ID-1", "ID-2", "ID-1"], _signed);
    }

    [Fact]
    public async Task DescribeBackups_OfClientWithRole_AssumesItOnceWithTheKeyOfItsSource()
    {
        Add("one", ("Source", "Role"), ("Role:RoleArn", "acs:ram::1:role/r"), ("Role:From:AccessKeyId", "ID-0"), ("Role:From:AccessKeySecret", Secrets.Key(0)),
            ("Sts:Region", "cn-beijing"));
        var sts = _bench.Http.When("https://sts.cn-beijing.aliyuncs.com/*").WithQueryString("AccessKeyId", "ID-0")
            .Respond("application/json", _bench.StsJson(1));
        await using var provider = _services.BuildServiceProvider();

        await CallAsync(provider, "one");
        await CallAsync(provider, "one");

        Assert.Equal(["ID-1", "ID-1"], _signed);
        Assert.Equal(1, _bench.Http.GetMatchCount(sts));
    }

    [Fact]
    public async Task DescribeBackups_WhenTheServiceRefusesTheTokenAsExpired_RefreshesOnceAndIsRetried()
    {
        var keys = new Queue<int>([1, 2]);
        _expired = "ID-1";
        _bench.Http.When("https://sts.aliyuncs.com/*").Respond(_ => Answer(HttpStatusCode.OK, _bench.StsJson(keys.Dequeue())));
        Add("one", ("Source", "Role"), ("Role:RoleArn", "acs:ram::1:role/r"), ("Role:From:AccessKeyId", "ID-0"), ("Role:From:AccessKeySecret", Secrets.Key(0)));
        await using var provider = _services.BuildServiceProvider();

        await CallAsync(provider, "one");

        Assert.Equal(["ID-1", "ID-2"], _signed);
    }

    public void Dispose() => _bench.Dispose();

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private static Task<BackupPage> CallAsync(ServiceProvider provider, string name) => provider.GetRequiredKeyedService<IRdsBackupsClient>(name)
        .DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken);

    private void Add(string name, params (string Key, string Value)[] credentials)
    {
        var settings = credentials.Select(setting => KeyValuePair.Create<string, string?>($"Rds:Credentials:{setting.Key}", setting.Value))
            .Append(new("Rds:RegionId", "cn-hangzhou"))
            .Append(new("Rds:Retry:BaseDelay", "00:00:00.001"))
            .Append(new("Rds:Retry:MaxDelay", "00:00:00.001"));
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Rds");
        _services.AddRdsBackupsClient(name, section).ConfigurePrimaryHttpMessageHandler(() => _bench.Http);
    }
}
