using AliRds.Backups.Client;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace DownloadBackups;

/// <summary>The service to use: the cloud, or the emulator if there are no credentials.</summary>
internal sealed class BackupService : IAsyncDisposable
{
    private const string EmulatorInstance = "rm-emulator-demo";
    private const long EmulatorFileSize = 256L * 1024 * 1024;
    private readonly RdsBackupsEmulator? _emulator;

    private BackupService(RdsBackupsClientOptions options, string instance, RdsBackupsEmulator? emulator)
    {
        Client = new RdsBackupsClient(options);
        Instance = instance;
        IsOnLoopback = emulator is not null || options.Endpoint is { Scheme: "http", IsLoopback: true };
        _emulator = emulator;
    }

    public RdsBackupsClient Client { get; }

    public string Instance { get; }

    /// <summary>Whether links to this machine may be followed: only if the service itself runs here.</summary>
    public bool IsOnLoopback { get; }

    /// <exception cref="ArgumentException">The cloud is to be used, and an option for it is missing or wrong.</exception>
    public static async Task<BackupService> OpenAsync(DownloadArguments arguments, CancellationToken cancellationToken)
    {
        var options = ClientOptions(arguments);
        if (HasCredentials())
        {
            return arguments.Instance is { } instance
                ? new BackupService(options, instance, emulator: null)
                : throw new ArgumentException("--instance is missing: set it to the id of the instance.");
        }

        if (arguments.Endpoint is not null || arguments.Region is not null)
        {
            throw new ArgumentException(
                "No credentials are set: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, "
                + "or leave out --region and --endpoint to try the emulator.");
        }

        var emulator = await StartEmulatorAsync(cancellationToken);
        options.Endpoint = emulator.Endpoint;
        options.CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret);
        return new BackupService(options, arguments.Instance ?? EmulatorInstance, emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    // Its backups do not depend on the date, so an interrupted download can be resumed here too.
    private static async Task<RdsBackupsEmulator> StartEmulatorAsync(CancellationToken cancellationToken)
    {
        var emulator = await RdsBackupsEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Backups.AddInstance(EmulatorInstance, EmulatorEngine.MySql);
        for (var day = 1; day <= 3; day++)
        {
            emulator.Backups.Add(EmulatorInstance, new EmulatorBackup
            {
                StartTime = Instant.FromUtc(2026, 11, day, 2, 0),
                Size = EmulatorFileSize,
            });
        }

        await Console.Error.WriteLineAsync(
            $"No credentials are set: using the emulator at {emulator.Endpoint}, with made-up backups of {EmulatorInstance}.");
        return emulator;
    }

    private static RdsBackupsClientOptions ClientOptions(DownloadArguments arguments) => new()
    {
        RegionId = arguments.Region,
        Endpoint = arguments.Endpoint,
        SignatureVersion = arguments.Signature,
        ResponseFormat = arguments.Format,
    };

    private static bool HasCredentials() =>
        !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID"))
        && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
}
