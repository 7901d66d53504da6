using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>
/// An emulator and the machine of its caller: real sockets, files and processes, but variables and a home folder of its own. When it is
/// taken down, all that was logged, traced, measured, thrown and printed is searched for the secrets that were used.
/// </summary>
internal sealed class CredentialsStage : IAsyncDisposable
{
    public const string Instance = "rm-test0001";

    private readonly LoggerFactory _loggers;
    private readonly List<RdsBackupsClient> _clients = [];

    private CredentialsStage(RdsBackupsEmulator emulator, TimeProvider clock)
    {
        Emulator = emulator;
        Time = clock;
        _loggers = new LoggerFactory([Signals]);
        Http = new HttpClient(new HoldingHandler(Hold)) { Timeout = Timeout.InfiniteTimeSpan };
        Variables = new() { ["HOME"] = Home };
        Factory = new RdsCredentialsProviderFactory(new CredentialsServices(Http, clock)
        {
            Variables = new(name => Variables.GetValueOrDefault(name)),
            StsRetry = new() { MaxRetries = 3, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, BudgetCapacity = 0 },
            Random = () => 0,
            Logger = _loggers.CreateLogger("credentials"),
        });
    }

    public RdsBackupsEmulator Emulator { get; }

    public TimeProvider Time { get; }

    /// <summary>The clock of emulator and client, if it is not the system's.</summary>
    public FakeTimeProvider Clock => (FakeTimeProvider)Time;

    public HttpClient Http { get; }

    /// <summary>While it is closed, calls to STS leave the client no sooner than it opens.</summary>
    public Hold Hold { get; } = new();

    public string Home { get; } = Directory.CreateTempSubdirectory("credentials-").FullName;

    public Dictionary<string, string?> Variables { get; }

    public CapturedSignals Signals { get; } = new();

    public RdsCredentialsProviderFactory Factory { get; }

    public StsOptions Sts => new() { Endpoint = Emulator.Endpoint };

    public EcsRoleOptions Ecs => new() { Endpoint = Emulator.Endpoint };

    public RdsCredentialsOptions Account => new() { AccessKeyId = Emulator.AccessKeyId, AccessKeySecret = Emulator.AccessKeySecret };

    public RdsCredentialsOptions Role => new()
    {
        Source = RdsCredentialsSource.Role,
        Role = new() { RoleArn = EmulatorSts.DefaultRoleArn, From = Account },
        Sts = Sts,
    };

    /// <summary>What was asked of the emulator, in order.</summary>
    public IEnumerable<string> Actions => Emulator.Journal.Entries.Select(entry => entry.Action);

    public static async Task<CredentialsStage> StartAsync(bool useSystemClock = false)
    {
        var clock = useSystemClock ? TimeProvider.System : new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var seed = new EmulatorSeedBuilder()
            .AddInstance(Instance, EmulatorEngine.MySql, instance => instance.WithBackups(count: 3, every: Duration.FromHours(6)))
            .Build();
        var options = new RdsBackupsEmulatorOptions { TimeProvider = clock, Seed = seed };
        return new CredentialsStage(await RdsBackupsEmulator.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    public int Count(string action) => Actions.Count(asked => asked == action);

    /// <summary>Writes a file that only its owner may read.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    public RdsBackupsClient Client(RdsCredentialsOptions credentials, Action<RdsBackupsClientOptions>? configure = null)
    {
        var options = new RdsBackupsClientOptions { Endpoint = Emulator.Endpoint, CredentialsProvider = Factory.Create(credentials) };
        options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.BudgetCapacity = 10_000;
        configure?.Invoke(options);
        var client = new RdsBackupsClient(options, Http, Time, _loggers);
        _clients.Add(client);
        return client;
    }

    /// <summary>Reads one page; gives how many backups it holds.</summary>
    public static async Task<int> ListAsync(RdsBackupsClient client) => (await client.DescribeBackupsAsync(
        DescribeBackupsRequest.For(Instance).Build(), TestContext.Current.CancellationToken)).Backups.Count;

    /// <summary>Reads one page, which must fail; gives why.</summary>
    public async Task<RdsBackupsException> FailAsync(RdsBackupsClient client)
    {
        var failure = await Assert.ThrowsAnyAsync<RdsBackupsException>(() => ListAsync(client));
        Signals.Add($"{failure}");
        return failure;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        Http.Dispose();
        await Emulator.DisposeAsync();
        _loggers.Dispose();
        Signals.Dispose();
        Directory.Delete(Home, recursive: true);
        Assert.Empty(SecretScan.Find(Signals.Texts, SecretScan.SecretsOf(Emulator)));
    }
}
