using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client.Support;

/// <summary>An emulator and clients that call it over real sockets.</summary>
internal sealed class ClientFixture : IAsyncDisposable
{
    public const string Instance = "rm-test0001";
    public const int Count = 250;

    private ClientFixture(RdsBackupsEmulator emulator) => Emulator = emulator;

    public RdsBackupsEmulator Emulator { get; }

    public static DescribeBackupsRequest Everything => DescribeBackupsRequest.For(Instance).Build();

    public static async Task<ClientFixture> StartAsync(Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null)
    {
        var options = new RdsBackupsEmulatorOptions { Seed = Seed() };
        return new ClientFixture(await RdsBackupsEmulator.StartAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken));
    }

    public static EmulatorSeed Seed(EmulatorEngine engine = EmulatorEngine.MySql) => new EmulatorSeedBuilder()
        .AddInstance(Instance, engine, instance => instance.WithSchedule(Interval(Count)))
        .AddInstance("rm-empty", engine)
        .Build();

    /// <summary>Quick to try again, patient enough for a busy machine.</summary>
    public RdsBackupsClientOptions Options(Action<RdsBackupsClientOptions>? configure = null)
    {
        var options = new RdsBackupsClientOptions
        {
            Endpoint = Emulator.Endpoint,
            Credentials = new() { AccessKeyId = Emulator.AccessKeyId, AccessKeySecret = Emulator.AccessKeySecret },
            Retry = { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
        };
        configure?.Invoke(options);
        return options;
    }

    public RdsBackupsClient CreateClient(Action<RdsBackupsClientOptions>? configure = null) => new(Options(configure));

    public RdsBackupsClient CreateClient(IRdsCredentialsProvider provider) =>
        CreateClient(options => (options.Credentials, options.CredentialsProvider) = (null, provider));

    public IEnumerable<string> StoredIds => Emulator.Backups.List(Instance).Select(backup => backup.BackupId);

    public static async Task<IReadOnlyList<Backup>> ListAsync(RdsBackupsClient client, DescribeBackupsRequest? request = null)
    {
        var backups = new List<Backup>();
        await foreach (var backup in client.GetBackupsAsync(request ?? Everything, cancellationToken: TestContext.Current.CancellationToken))
        {
            backups.Add(backup);
        }

        return backups;
    }

    public static Task<BackupPage> ReadPageAsync(RdsBackupsClient client) =>
        client.DescribeBackupsAsync(Everything, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private static Interval Interval(int days) => new(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromDays(days));
}
