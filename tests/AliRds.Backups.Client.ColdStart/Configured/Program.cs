// Lists an instance with a client that is registered from a configuration section, and prints the ids:
//   Configured <endpoint> <instance>
// The section is bound key by key; a key that is no option must be refused here too.

using AliRds.Backups.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var settings = new Dictionary<string, string?>
{
    ["RdsBackups:Endpoint"] = args[0],
    ["RdsBackups:TotalTimeout"] = "00:01:00",
    ["RdsBackups:SignatureVersion"] = "V1",
    ["RdsBackups:ResponseFormat"] = "Xml",
    ["RdsBackups:Retry:MaxRetries"] = "2",
    ["RdsBackups:Credentials:Source"] = "Environment",
};
await using var services = Register(settings);
await foreach (var backup in services.GetRequiredService<IRdsBackupsClient>().GetBackupsAsync(DescribeBackupsRequest.For(args[1]).Build()))
{
    Console.WriteLine(backup.BackupId);
}

settings["RdsBackups:Retry:MaxRetry"] = "2";
await using var misspelt = Register(settings);
try
{
    misspelt.GetRequiredService<IRdsBackupsClient>();
    Console.Error.WriteLine("A key that is no option was accepted.");
    return 1;
}
catch (InvalidOperationException exception) when (exception.Message.Contains("MaxRetry", StringComparison.Ordinal))
{
    return 0;
}

static ServiceProvider Register(Dictionary<string, string?> settings)
{
    var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    var services = new ServiceCollection();
    services.AddRdsBackupsClient(configuration.GetRequiredSection("RdsBackups"));
    return services.BuildServiceProvider();
}
