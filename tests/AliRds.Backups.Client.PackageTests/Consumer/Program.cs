using AliRds.Backups.Client;
using AliRds.Backups.Client.Configuration;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.Operations.DescribeBackups;
using AliRds.Backups.Client.Rpc.Keys;
using NodaTime;

var seeded = int.Parse(args[0]);
var seed = new EmulatorSeedBuilder()
    .AddInstance("rm-consumer", EmulatorEngine.MySql, instance => instance.WithBackups(seeded, Duration.FromHours(1)))
    .Build();
await using var emulator = await RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { Seed = seed });
using var client = new RdsBackupsClient(new RdsBackupsClientOptions
{
    Endpoint = emulator.Endpoint,
    CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
});

var listed = 0;
await foreach (var backup in client.GetBackupsAsync(DescribeBackupsRequest.For("rm-consumer").Build()))
{
    listed++;
}

Console.WriteLine($"listed: {listed}");
