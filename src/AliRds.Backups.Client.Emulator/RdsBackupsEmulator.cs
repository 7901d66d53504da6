using AliRds.Backups.Client.Emulator.Hosting;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// An emulator of DescribeBackups (RDS, 2014-08-15): an HTTP/1.1 server on 127.0.0.1 that checks signatures, filters, pages and fails as
/// the service does. A process can run many emulators. Disposing an emulator closes its port and all open connections at once.
/// </summary>
public sealed class RdsBackupsEmulator : IAsyncDisposable
{
    private readonly RdsBackupsEmulatorOptions _options;
    private readonly EmulatorServices _services;
    private readonly KestrelHost _host;

    private RdsBackupsEmulator(RdsBackupsEmulatorOptions options, EmulatorServices services, KestrelHost host)
    {
        _options = options;
        _services = services;
        _host = host;
        Endpoint = host.Endpoint;
        services.Endpoint = Endpoint;
        services.CredentialsUri.SetEndpoint(Endpoint);
    }

    /// <summary>The address, such as <c>http://127.0.0.1:41231/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Id of the permanent key.</summary>
    public string AccessKeyId => _options.AccessKeyId;

    /// <summary>Secret of the permanent key.</summary>
    public string AccessKeySecret => _options.AccessKeySecret;

    /// <summary>The instances and their backups. You can change them at any time.</summary>
    public EmulatorBackups Backups => _services.Backups;

    /// <summary>The known access keys and their permissions.</summary>
    public EmulatorAccessKeys AccessKeys => _services.AccessKeys;

    /// <summary>The security token service, on the same endpoint.</summary>
    public EmulatorSts Sts => _services.Sts;

    /// <summary>The metadata service of an ECS instance, on the same endpoint.</summary>
    public EmulatorMetadata Metadata => _services.Metadata;

    /// <summary>An address that returns a temporary key.</summary>
    public EmulatorCredentialsUri CredentialsUri => _services.CredentialsUri;

    /// <summary>The requests received so far and their outcomes.</summary>
    public EmulatorJournal Journal => _services.Journal;

    /// <summary>The planned faults.</summary>
    public EmulatorFaults Faults => _services.Faults;

    /// <summary>Starts an emulator. It serves requests as soon as the task completes.</summary>
    /// <param name="options">
    /// The options; null for the defaults: a free port, the system clock, three instances with a year of backups.
    /// </param>
    /// <param name="cancellationToken">Cancels only the start.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<RdsBackupsEmulator> StartAsync(
        RdsBackupsEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RdsBackupsEmulatorOptions();
        options.Validate();
        var services = new EmulatorServices(options);
        var host = await KestrelHost.StartAsync(
            options.Port, options.KeepAliveTimeout.ToTimeSpan(), services.CreateApplication(), cancellationToken);
        return new RdsBackupsEmulator(options, services, host);
    }

    /// <summary>Issues a temporary key. The emulator accepts the key until it expires by the emulator's clock.</summary>
    /// <param name="lifetime">Time until it expires; not negative.</param>
    public EmulatorTemporaryCredentials IssueTemporaryCredentials(Duration lifetime) => _services.AccessKeys.Issue(lifetime);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
