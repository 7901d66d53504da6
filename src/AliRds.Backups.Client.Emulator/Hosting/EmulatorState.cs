using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Links;
using AliRds.Backups.Client.Emulator.ObjectStore.Signing;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>What all rooms of one emulator share.</summary>
internal sealed class EmulatorState
{
    private long _requestNumber;

    public EmulatorState(RdsBackupsEmulatorOptions options)
    {
        Options = options;
        Random = (ulong)options.RandomSeed;
        Backups = new EmulatorBackups(options.Seed, Random, Now);
        AccessKeys = new EmulatorAccessKeys(Random, Now);
        AccessKeys.Add(options.AccessKeyId, options.AccessKeySecret);
        Sts = new EmulatorSts(Now);
        Metadata = new EmulatorMetadata(AccessKeys, Now);
        CredentialsUri = new EmulatorCredentialsUri(AccessKeys, Now);
        Journal = new EmulatorJournal(options.JournalCapacity);
        Endpoint = new Uri($"http://127.0.0.1:{options.Port}/");
        LinkKey = LinkKey.For(Random);
        Links = new ObjectLinkIssuer(options, LinkKey, () => Endpoint!, Now);
        Authenticator = new Authenticator(AccessKeys, new NonceMemory(), options.Leniency, Now);
    }

    public RdsBackupsEmulatorOptions Options { get; }

    public ulong Random { get; }

    public EmulatorBackups Backups { get; }

    public EmulatorAccessKeys AccessKeys { get; }

    public EmulatorSts Sts { get; }

    public EmulatorMetadata Metadata { get; }

    public EmulatorCredentialsUri CredentialsUri { get; }

    public EmulatorJournal Journal { get; }

    public EmulatorFaults Faults { get; } = new();

    /// <summary>Where the emulator listens; the port is known once it does.</summary>
    public Uri Endpoint { get; set; }

    public LinkKey LinkKey { get; }

    public IBackupLinkIssuer Links { get; }

    public Authenticator Authenticator { get; }

    public Instant Now() => Instant.FromDateTimeOffset(Options.TimeProvider.GetUtcNow());

    /// <summary>The next request's number, from 1, and its id.</summary>
    public (long Number, string Id) NextRequest()
    {
        var number = Interlocked.Increment(ref _requestNumber);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Mix.Of(Random, (ulong)number));
        BitConverter.TryWriteBytes(bytes[8..], Mix.Of(~Random, (ulong)number));
        return (number, new Guid(bytes).ToString("D").ToUpperInvariant());
    }
}
