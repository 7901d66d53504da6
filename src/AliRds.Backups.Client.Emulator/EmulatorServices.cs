using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Gateway;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.Metadata;
using AliRds.Backups.Client.Emulator.ObjectStore;
using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rds;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Sts;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Builds the parts of one emulator and connects them.</summary>
internal sealed class EmulatorServices
{
    private readonly RdsBackupsEmulatorOptions _options;
    private readonly ulong _random;
    private readonly ServiceClock _clock;
    private readonly RequestRecorder _recorder;
    private readonly LinkKey _linkKey;
    private readonly FieldStyle _style;

    public EmulatorServices(RdsBackupsEmulatorOptions options)
    {
        _options = options;
        _random = (ulong)options.RandomSeed;
        _clock = new ServiceClock(options.TimeProvider);
        _linkKey = LinkKey.Create(_random);
        _style = FieldStyle.For(options.WireStyle, _random);
        Backups = new EmulatorBackups(options.Seed, _random, _clock);
        AccessKeys = new EmulatorAccessKeys(_random, _clock);
        AccessKeys.Add(options.AccessKeyId, options.AccessKeySecret);
        Sts = new EmulatorSts(_clock);
        Metadata = new EmulatorMetadata(AccessKeys, _clock);
        CredentialsUri = new EmulatorCredentialsUri(AccessKeys, _clock);
        Journal = new EmulatorJournal(options.JournalCapacity);
        _recorder = new RequestRecorder(Journal, _clock, _random);
    }

    public EmulatorBackups Backups { get; }

    public EmulatorAccessKeys AccessKeys { get; }

    public EmulatorSts Sts { get; }

    public EmulatorMetadata Metadata { get; }

    public EmulatorCredentialsUri CredentialsUri { get; }

    public EmulatorJournal Journal { get; }

    public EmulatorFaults Faults { get; } = new();

    /// <summary>The address of the emulator. The port is known once the server has started.</summary>
    public Uri Endpoint { get; set; } = new("http://127.0.0.1/");

    /// <summary>The application of the server: each request goes to the first service that can handle it.</summary>
    public RequestDispatcher CreateApplication()
    {
        var plain = new PlainRequestHandler(_recorder, Faults);
        return new RequestDispatcher(
            _recorder,
            [
                new MetadataService(Metadata, plain, _clock, _random),
                new CredentialsUriService(CredentialsUri, plain, _clock),
                CreateObjectStore(),
                CreateGateway(),
            ]);
    }

    private ObjectStoreService CreateObjectStore() =>
        new(_recorder, Faults, new ObjectCatalog(Backups), new LinkCheck(_linkKey, _options.Leniency.AcceptAnySignature, _clock));

    private RpcGateway CreateGateway() => new(
        _recorder,
        Faults,
        AccessKeys,
        new Authenticator(AccessKeys, new NonceMemory(), _options.Leniency, _clock),
        _options.Leniency,
        CreateRds(),
        CreateSts());

    /// <summary>RDS. To add an operation, add a line here.</summary>
    private RpcProduct CreateRds() => new(
        "Rds",
        "2014-08-15",
        GatewayErrors.DeniedByRam,
        new DescribeBackupsOperation(Backups, CreateLinkIssuer(), _style),
        new DescribeLocalAvailableRecoveryTimeOperation(Backups, _clock, _style));

    private RpcProduct CreateSts() => new(
        "Sts",
        "2015-04-01",
        (_, _) => StsErrors.NoPermission,
        new AssumeRoleOperation(Sts, AccessKeys),
        new AssumeRoleWithOidcOperation(Sts, AccessKeys, _clock));

    private BackupLinkIssuer CreateLinkIssuer() => new(
        _linkKey,
        new BackupLinkIssuer.Options(_options.LinkStyle, _options.LinkSignature, _options.LinkLifetime, _options.IntranetLinkAuthority),
        () => Endpoint,
        _clock);
}
