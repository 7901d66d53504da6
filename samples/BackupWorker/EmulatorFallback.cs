using AliRds.Backups.Client;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BackupWorker;

/// <summary>Uses an emulator instead of the cloud when no credentials are set.</summary>
internal static class EmulatorFallback
{
    /// <summary>The instance in appsettings.json: a year of backups, plus one from last night on any day, so that it is healthy.</summary>
    private static EmulatorSeed Seed => new EmulatorSeedBuilder()
        .AddInstance("rm-emulator-mysql", EmulatorEngine.MySql, instance => instance
            .WithSchedule(Duration.FromDays(365))
            .WithBackup(new EmulatorBackup
            {
                StartTime = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(8),
                Size = 1 << 30,
            }))
        .Build();

    public static async Task<IAsyncDisposable?> AddAsync(IServiceCollection services)
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID")))
        {
            return null;
        }

        var emulator = await RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { Seed = Seed });
        await Console.Error.WriteLineAsync($"No credentials are set: using the emulator at {emulator.Endpoint}, with made-up backups.");
        emulator.Faults.FailNext(1, EmulatorFault.Throttle(Duration.FromMilliseconds(300)));
        services.Configure<RdsBackupsClientOptions>(options =>
        {
            options.RegionId = null;
            options.Endpoint = emulator.Endpoint;
            options.CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret);
        });
        return emulator;
    }
}
