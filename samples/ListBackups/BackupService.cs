using AliRds.Backups.Client;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;

namespace ListBackups;

/// <summary>The service that is asked: the cloud, or the emulator when there are no credentials.</summary>
internal sealed class BackupService : IAsyncDisposable
{
    private readonly RdsBackupsEmulator? _emulator;

    private BackupService(RdsBackupsClientOptions options, IReadOnlyList<string> instances, RdsBackupsEmulator? emulator)
    {
        Client = new RdsBackupsClient(options);
        Instances = instances;
        _emulator = emulator;
    }

    public RdsBackupsClient Client { get; }

    /// <summary>The instances to list: those that the user named, or all of the emulator.</summary>
    public IReadOnlyList<string> Instances { get; }

    /// <exception cref="ArgumentException">The cloud is to be asked, and an option for that is missing or wrong.</exception>
    public static async Task<BackupService> OpenAsync(ListOptions options, CancellationToken cancellationToken)
    {
        var clientOptions = ClientOptions(options);
        if (HasCredentials())
        {
            return options.Instances.Count > 0
                ? new BackupService(clientOptions, options.Instances, emulator: null)
                : throw new ArgumentException("Name the instance to list with --instance.");
        }

        if (options.Endpoint is not null || options.Region is not null)
        {
            throw new ArgumentException(
                "There are no credentials for the service: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, "
                + "or leave out --region and --endpoint to try the emulator.");
        }

        var emulator = await RdsBackupsEmulator.StartAsync(cancellationToken: cancellationToken);
        await Console.Error.WriteLineAsync($"No credentials are set: this is the emulator at {emulator.Endpoint}, with invented backups.");
        clientOptions.Endpoint = emulator.Endpoint;
        clientOptions.CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret);
        return new BackupService(clientOptions, options.Instances.Count > 0 ? options.Instances : [.. EmulatorSeed.Default.InstanceIds], emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    private static RdsBackupsClientOptions ClientOptions(ListOptions options) => new()
    {
        RegionId = options.Region,
        Network = options.Network,
        Endpoint = options.Endpoint,
        SignatureVersion = options.Signature,
        ResponseFormat = options.Format,
    };

    private static bool HasCredentials() =>
        !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID"))
        && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
}
