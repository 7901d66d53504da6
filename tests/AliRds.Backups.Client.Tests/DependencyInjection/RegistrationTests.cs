using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AliRds.Backups.Client.Tests.DependencyInjection;

/// <summary>Every way to register a client, and what it refuses.</summary>
public sealed class RegistrationTests : IDisposable
{
    private static readonly DescribeBackupsRequest Request = DescribeBackupsRequest.For("rm-1").Build();

    private readonly ScriptedHandler _server = new(Step.Ok);
    private readonly ServiceCollection _services = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Add_Delegate_GivesOneClientThatCalls()
    {
        Serve(_services.AddRdsBackupsClient(Configure("cn-chengdu")));
        await using var provider = _services.BuildServiceProvider();

        var client = provider.GetRequiredService<IRdsBackupsClient>();
        await client.DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        Assert.Same(client, provider.GetRequiredService<IRdsBackupsClient>());
        Assert.StartsWith("https://rds.cn-chengdu.aliyuncs.com/?", Assert.Single(_server.Sent).Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_TwiceUnderOneName_SaysSo()
    {
        _services.AddRdsBackupsClient(Configure("cn-chengdu"));
        _services.AddRdsBackupsClient("prod", Configure("cn-chengdu"));
        _services.AddRdsBackupsClient("test", Configure("cn-chengdu"));

        var unnamed = Assert.Throws<InvalidOperationException>(() => _services.AddRdsBackupsClient(Configure("cn-hangzhou")));
        var named = Assert.Throws<InvalidOperationException>(() => _services.AddRdsBackupsClient("prod", Section(("RegionId", "cn-hangzhou"))));

        Assert.Contains("without a name", unnamed.Message, StringComparison.Ordinal);
        Assert.Contains("'prod'", named.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("prod")]
    public void Start_BadDownloadDefaults_IsRefused(string? name)
    {
        Serve(name is null ? _services.AddRdsBackupsClient(Configure("cn-chengdu")) : _services.AddRdsBackupsClient(name, Configure("cn-chengdu")));
        _services.Configure<DownloadOptions>(name ?? Options.DefaultName, options => options.Parallelism = 0);
        using var provider = _services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Parallelism is 1 to 64.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_Section_BindsEveryKind()
    {
        Serve(_services.AddRdsBackupsClient(Section(
            ("RegionId", "cn-hangzhou"), ("Network", "vpc"), ("SignatureVersion", "V1"), ("RequestMethod", "Get"), ("ResponseFormat", "xml"),
            ("AttemptTimeout", "00:00:05"), ("TotalTimeout", "00:01:00"), ("MaxResponseDepth", "16"),
            ("Retry:MaxRetries", "2"), ("Retry:BaseDelay", "00:00:00.1"), ("Retry:MaxDelay", "00:00:03"),
            ("Credentials:AccessKeyId", "id"), ("Credentials:AccessKeySecret", "secret"), ("Credentials:SecurityToken", "token"))));
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IRdsBackupsClient>().DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        var options = provider.GetRequiredService<IOptions<RdsBackupsClientOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), 16), (options.AttemptTimeout, options.TotalTimeout, options.MaxResponseDepth));
        Assert.Equal((2, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3)), (options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay));
        var sent = Assert.Single(_server.Sent);
        Assert.Equal("GET", sent.Method);
        Assert.StartsWith("https://rds-vpc.cn-hangzhou.aliyuncs.com/?AccessKeyId=id&", sent.Address, StringComparison.Ordinal);
        Assert.Contains("&Format=XML&", sent.Address, StringComparison.Ordinal);
        Assert.Contains("&SecurityToken=token&", sent.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_NamedDelegateAndNamedSection_GiveKeyedClientsOfTheirOwn()
    {
        Serve(_services.AddRdsBackupsClient("west", Configure("eu-west-1")));
        Serve(_services.AddRdsBackupsClient(
            "east", Section(("RegionId", "me-east-1"), ("Credentials:AccessKeyId", "id"), ("Credentials:AccessKeySecret", "secret"))));
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IRdsBackupsClient>("west").DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);
        await provider.GetRequiredKeyedService<IRdsBackupsClient>("east").DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal(["rds.eu-west-1.aliyuncs.com", "rds.me-east-1.aliyuncs.com"], _server.Sent.Select(sent => new Uri(sent.Address).Host));
        Assert.Null(provider.GetService<IRdsBackupsClient>());
        Assert.Null(provider.GetKeyedService<IRdsBackupsClient>("south"));
    }

    [Fact]
    public async Task Validate_AtStart_NamesEveryBrokenKey()
    {
        _services.AddRdsBackupsClient(Section(("RegionId", "cn-hangzhou"), ("AttemptTimeout", "01:00:00"), ("Retry:MaxRetries", "99")));
        await using var provider = _services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains("AttemptTimeout must be from", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Retry.MaxRetries must be from 0 to 20, not 99.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OneNamedClientIsBroken_LeavesTheOthersAlone()
    {
        _services.AddRdsBackupsClient("good", Configure("cn-hangzhou"));
        _services.AddRdsBackupsClient("bad", options => options.RegionId = "?");
        await using var provider = _services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredKeyedService<IRdsBackupsClient>("good"));
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IRdsBackupsClient>("bad"));
    }

    [Theory]
    [InlineData("RegoinId", "cn-hangzhou")]
    [InlineData("Retry:MaxRetrys", "1")]
    [InlineData("Credentials:Secret", "s3cret")]
    public async Task Validate_UnknownKey_IsRefusedWithItsName(string key, string value)
    {
        _services.AddRdsBackupsClient(Section(("RegionId", "cn-hangzhou"), (key, value)));
        await using var provider = _services.BuildServiceProvider();

        var exception = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(key.Split(':')[^1], exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AttemptTimeout", "soon")]
    [InlineData("Network", "wifi")]
    [InlineData("Retry:MaxRetries", "many")]
    [InlineData("Endpoint", "http://[")]
    public async Task Validate_ValueThatCannotBeRead_IsRefusedWithItsKey(string key, string value)
    {
        _services.AddRdsBackupsClient(Section(("RegionId", "cn-hangzhou"), (key, value)));
        await using var provider = _services.BuildServiceProvider();

        var exception = Assert.ThrowsAny<InvalidOperationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains($"Rds:{key}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_MissingSection_IsRefusedWithItsPath()
    {
        var section = new ConfigurationBuilder().Build().GetSection("Cloud:Rds");

        var exception = Assert.Throws<ArgumentException>(() => _services.AddRdsBackupsClient(section));

        Assert.StartsWith("The configuration section 'Cloud:Rds' does not exist or is empty.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Nothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => _services.AddRdsBackupsClient((Action<RdsBackupsClientOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => _services.AddRdsBackupsClient((IConfigurationSection)null!));
        Assert.Throws<ArgumentException>(() => _services.AddRdsBackupsClient(" ", Configure("cn-hangzhou")));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddRdsBackupsClient(Configure("cn-hangzhou")));
    }

    [Fact]
    public async Task Builder_AdditionalHandler_SeesEveryAttempt()
    {
        var seen = 0;
        Serve(_services.AddRdsBackupsClient(Configure("cn-hangzhou"))).AddHttpMessageHandler(() => new CountingHandler(() => seen++));
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IRdsBackupsClient>().DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal(1, seen);
    }

    [Theory]
    [InlineData(RdsSignatureVersion.V3)]
    [InlineData(RdsSignatureVersion.V1)]
    public async Task Logs_OfACall_ShowNoSecret(RdsSignatureVersion version)
    {
        _services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging());
        Serve(_services.AddRdsBackupsClient(options =>
        {
            Configure("cn-hangzhou")(options);
            options.SignatureVersion = version;
        }));
        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IRdsBackupsClient>().DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        var logs = provider.GetFakeLogCollector().GetSnapshot();
        string[] secrets = ["s3cret", "t0ken", "Signature=", Assert.Single(_server.Sent).Headers.GetValueOrDefault("Authorization", "Signature=")];
        Assert.All(logs, record => Assert.All(secrets, secret =>
            Assert.DoesNotContain(secret, record.Message + string.Join('\n', record.StructuredState ?? []), StringComparison.Ordinal)));
        Assert.DoesNotContain(logs, record => record.Category!.StartsWith("System.Net.Http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_WithoutServices_Calls()
    {
        using var http = new HttpClient(_server);
        var options = new RdsBackupsClientOptions();
        Configure("cn-hangzhou")(options);
        using var client = new RdsBackupsClient(options, http);

        await client.DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);

        Assert.Single(_server.Sent);
        Assert.False(_server.IsDisposed);
    }

    private IHttpClientBuilder Serve(IHttpClientBuilder builder) => builder.ConfigurePrimaryHttpMessageHandler(() => _server);

    private static Action<RdsBackupsClientOptions> Configure(string region) => options =>
    {
        options.RegionId = region;
        options.Credentials = new() { AccessKeyId = "id", AccessKeySecret = "s3cret", SecurityToken = "t0ken" };
    };

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>($"Rds:{value.Key}", value.Value)))
        .Build()
        .GetSection("Rds");

    private sealed class CountingHandler(Action onSend) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            onSend();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
