using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Metadata;
using AliRds.Backups.Client.Emulator.ObjectStore;
using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Sts;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// DescribeBackups (RDS, 2014-08-15) in a box: a real HTTP/1.1 server on 127.0.0.1 that checks signatures, filters, pages and fails
/// as the service does. One process may run many. Disposing closes the port and cuts open connections at once.
/// </summary>
public sealed class RdsBackupsEmulator : IAsyncDisposable
{
    private readonly EmulatorState _state;
    private readonly EmulatorServer _server;

    private RdsBackupsEmulator(EmulatorState state, EmulatorServer server)
    {
        _state = state;
        _server = server;
        Endpoint = server.Endpoint;
        state.CredentialsUri.Locate(Endpoint);
    }

    /// <summary>Address such as <c>http://127.0.0.1:41231/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Id of the permanent key.</summary>
    public string AccessKeyId => _state.Options.AccessKeyId;

    /// <summary>Secret of the permanent key.</summary>
    public string AccessKeySecret => _state.Options.AccessKeySecret;

    /// <summary>The live store of instances and backups.</summary>
    public EmulatorBackups Backups => _state.Backups;

    /// <summary>The keys known, and what they may do.</summary>
    public EmulatorAccessKeys AccessKeys => _state.AccessKeys;

    /// <summary>The security token service, on the same endpoint.</summary>
    public EmulatorSts Sts => _state.Sts;

    /// <summary>The metadata service of an ECS instance, on the same endpoint.</summary>
    public EmulatorMetadata Metadata => _state.Metadata;

    /// <summary>An address that answers with a temporary key.</summary>
    public EmulatorCredentialsUri CredentialsUri => _state.CredentialsUri;

    /// <summary>What was asked and answered.</summary>
    public EmulatorJournal Journal => _state.Journal;

    /// <summary>What goes wrong on purpose.</summary>
    public EmulatorFaults Faults => _state.Faults;

    /// <summary>Starts an emulator; it answers when the task completes.</summary>
    /// <param name="options">Null for the defaults: a free port, the system clock, three instances with a year of backups.</param>
    /// <param name="cancellationToken">Cancels the start only.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<RdsBackupsEmulator> StartAsync(
        RdsBackupsEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RdsBackupsEmulatorOptions();
        options.Validate();
        var state = new EmulatorState(options);
        var application = new EmulatorApplication(
            state,
            [new MetadataRoom(state), new CredentialsUriRoom(state), new ObjectRoom(state), new RpcRoom(state, RdsProduct(state), StsProduct(state))]);
        var server = await EmulatorServer.StartAsync(options, application, cancellationToken);
        state.Endpoint = server.Endpoint;
        return new RdsBackupsEmulator(state, server);
    }

    /// <summary>Issues a temporary key pair that is accepted until it expires on the emulator's clock.</summary>
    /// <param name="lifetime">Not negative.</param>
    public EmulatorTemporaryCredentials IssueTemporaryCredentials(Duration lifetime) => _state.AccessKeys.Issue(lifetime);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static RpcProduct RdsProduct(EmulatorState state)
    {
        var style = FieldStyle.For(state.Options.WireStyle, state.Random);
        return new RpcProduct(
            "Rds", "2014-08-15", GatewayErrors.DeniedByRam, new DescribeBackupsOperation(state.Backups, state.Links, style, state.Options.Leniency));
    }

    private static RpcProduct StsProduct(EmulatorState state) => new(
        "Sts",
        "2015-04-01",
        (_, _) => StsErrors.NoPermission,
        new AssumeRoleOperation(state.Sts, state.AccessKeys),
        new AssumeRoleWithOidcOperation(state.Sts, state.AccessKeys, state.Now));
}
