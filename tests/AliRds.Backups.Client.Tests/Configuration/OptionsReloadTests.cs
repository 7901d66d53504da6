using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AliRds.Backups.Client.Tests.Configuration;

public sealed class OptionsReloadTests : IDisposable
{
    private readonly FakeLoggerProvider _logs = new();
    private readonly ScriptedHandler _server = new(Step.Error(503, "ServiceUnavailable"));
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Rds:RegionId"] = "cn-hangzhou",
        ["Rds:Retry:MaxRetries"] = "0",
        ["Rds:Retry:BaseDelay"] = "00:00:00.001",
        ["Rds:Retry:MaxDelay"] = "00:00:00.002",
    }).Build();

    public void Dispose()
    {
        _logs.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Section_Changes_NextCallUsesTheNewOptions()
    {
        await using var provider = Build();
        var client = provider.GetRequiredService<IRdsBackupsClient>();
        await FailAsync(client);

        Change("Rds:Retry:MaxRetries", "2");
        await FailAsync(client);

        Assert.Equal(1 + 3, _server.Sent.Count);
        Assert.Single(_logs.Collector.GetSnapshot(), record => record.Id.Id == 1008);
    }

    [Theory]
    [InlineData("Rds:Retry:MaxRetries", "99", "Retry.MaxRetries")]
    [InlineData("Rds:Retry:MaxRetries", "many", "MaxRetries")]
    [InlineData("Rds:NoSuchOption", "1", "NoSuchOption")]
    public async Task Section_ChangesBadly_IsLoggedAndTheOptionsBeforeStay(string key, string value, string named)
    {
        await using var provider = Build();
        var client = provider.GetRequiredService<IRdsBackupsClient>();

        Change(key, value);
        await FailAsync(client);

        Assert.Single(_server.Sent);
        Assert.Contains(named, Assert.Single(_logs.Collector.GetSnapshot(), record => record.Id.Id == 1009).Message, StringComparison.Ordinal);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_logs));
        services.AddRdsBackupsClient(_configuration.GetSection("Rds")).ConfigurePrimaryHttpMessageHandler(() => _server);
        services.Configure<RdsBackupsClientOptions>(options => options.CredentialsProvider = new StaticCredentialsProvider("id", "secret"));
        return services.BuildServiceProvider();
    }

    private void Change(string key, string value)
    {
        _configuration[key] = value;
        _configuration.Reload();
    }

    private static Task<RdsServiceException> FailAsync(IRdsBackupsClient client) => Assert.ThrowsAsync<RdsServiceException>(
        () => client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-1").Build(), TestContext.Current.CancellationToken));
}
