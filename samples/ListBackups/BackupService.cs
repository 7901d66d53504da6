using AliRds.Backups.Client;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;

namespace ListBackups;

/// <summary>The service to use: the cloud, or the emulator if nothing selects the cloud.</summary>
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

    /// <summary>The instances to list: those in the arguments, or all of the emulator.</summary>
    public IReadOnlyList<string> Instances { get; }

    /// <exception cref="ArgumentException">The cloud is to be used, and an option for it is missing or wrong.</exception>
    public static async Task<BackupService> OpenAsync(ListOptions options, CancellationToken cancellationToken)
    {
        var clientOptions = ClientOptions(options);
        if (!IsServiceMeant(options))
        {
            return await OpenEmulatorAsync(options, clientOptions, cancellationToken);
        }

        if (options.Instances.Count == 0)
        {
            throw new ArgumentException("--instance is missing: set it to the id of the instance to list.");
        }

        clientOptions.Credentials = options.Credentials.ToOptions();
        return new BackupService(clientOptions, options.Instances, emulator: null);
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
        Retry = { MaxRetries = options.MaxRetries },
    };

    /// <summary>Whether to use the cloud: a region, an endpoint or a source is given, or credentials are set up on this machine.</summary>
    private static bool IsServiceMeant(ListOptions options) =>
        options.Region is not null
        || options.Endpoint is not null
        || options.Credentials.Source is not null
        || ConfiguredCredentials.Exist();

    private static async Task<BackupService> OpenEmulatorAsync(
        ListOptions options, RdsBackupsClientOptions clientOptions, CancellationToken cancellationToken)
    {
        var emulator = await RdsBackupsEmulator.StartAsync(cancellationToken: cancellationToken);
        await Console.Error.WriteLineAsync($"No credentials are set: using the emulator at {emulator.Endpoint}, with made-up backups.");
        clientOptions.Endpoint = emulator.Endpoint;
        clientOptions.CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret);
        IReadOnlyList<string> instances = options.Instances.Count > 0 ? options.Instances : [.. EmulatorSeed.Default.DbInstanceIds];
        return new BackupService(clientOptions, instances, emulator);
    }
}
