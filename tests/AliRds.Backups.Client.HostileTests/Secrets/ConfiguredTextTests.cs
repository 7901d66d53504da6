using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>A value of the configuration that cannot be read is named by its key and not shown: it may hold a password.</summary>
public sealed class ConfiguredTextTests
{
    private const string Password = "c0nf1g-p4ssw0rd";

    public static TheoryData<string, string> Malformed => new()
    {
        { "Connection:Proxy", $"http://user:{Password}@[bad" },
        { "Connection:Proxy", $"http://user:{Password}@host:99999999" },
        { "Connection:Proxy", $"ftp://user:{Password}@host" },
        { "Connection:Proxy", $"user:{Password}@host" },
        { "Credentials:Uri:Address", $"http://[{Password}" },
        { "Credentials:Uri:Address", $"http://remote.example/{Password}" },
        { "Credentials:Sts:Endpoint", $"http://user:{Password}@[bad" },
        { "Credentials:Sts:Region", Password + "@" },
        { "Credentials:Ecs:Endpoint", $"http://user:{Password}@remote.example" },
        { "Credentials:Source", Password },
        { "Credentials:Role:Duration", Password },
        { "Endpoint", $"http://user:{Password}@[bad" },
        { "Endpoint", $"https://user:{Password}@host" },
        { "TotalTimeout", Password },
        { "Retry:MaxRetries", Password },
        { "Connection:UseProxy", Password },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void GetClient_OfAValueThatCannotBeRead_NamesItsKeyAndDoesNotShowIt(string key, string value)
    {
        using var provider = Services(new() { [key] = value }, out _).BuildServiceProvider();

        var failure = Assert.ThrowsAny<Exception>(provider.GetRequiredService<IRdsBackupsClient>);

        Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
        Assert.Contains(key.Split(':')[^1], failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Reload_OfAValueThatCannotBeRead_NamesItsKeyInTheLogAndDoesNotShowIt(string key, string value)
    {
        using var provider = Services([], out var configuration).BuildServiceProvider();
        _ = provider.GetRequiredService<IRdsBackupsClient>();

        configuration[$"Rds:{key}"] = value;
        configuration.Reload();

        var record = Assert.Single(provider.GetFakeLogCollector().GetSnapshot(), record => record.Id.Id == 1009);
        Assert.DoesNotContain(Password, $"{record.Message} {record.Exception}", StringComparison.Ordinal);
        Assert.Contains(key.Split(':')[^1], record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetClient_OfAKeyThatIsNoOption_NamesIt()
    {
        using var provider = Services(new() { ["Conection:Proxy"] = $"http://user:{Password}@host" }, out _).BuildServiceProvider();

        var failure = Assert.ThrowsAny<Exception>(provider.GetRequiredService<IRdsBackupsClient>);

        Assert.Contains("Conection", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DebuggerViews_OfOptionsThatHoldSecrets_AreHidden()
    {
        Assert.All(
            new[] { typeof(RdsConnectionOptions).GetProperty("Proxy")!, typeof(Client.Credentials.CredentialsUriOptions).GetProperty("Address")! },
            property => Assert.Contains(property.CustomAttributes, attribute => attribute.AttributeType.Name == "DebuggerBrowsableAttribute"));
    }

    private static ServiceCollection Services(Dictionary<string, string?> further, out IConfigurationRoot configuration)
    {
        var values = new Dictionary<string, string?>
        {
            ["Rds:RegionId"] = "cn-hangzhou",
            ["Rds:Credentials:Role:RoleArn"] = "acs:ram::1:role/r",
        };
        foreach (var (key, value) in further)
        {
            values[$"Rds:{key}"] = value;
        }

        configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddFakeLogging().AddRdsBackupsClient(configuration.GetSection("Rds"));
        return services;
    }
}
