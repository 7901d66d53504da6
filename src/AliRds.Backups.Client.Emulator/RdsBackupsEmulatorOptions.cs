using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The options of an emulator. They are read only when it starts.</summary>
public sealed record RdsBackupsEmulatorOptions
{
    /// <summary>The well-known key id, <c>rds-backups-emulator</c>. No account in the cloud has it.</summary>
    public const string DefaultAccessKeyId = "rds-backups-emulator";

    /// <summary>The well-known secret of <see cref="DefaultAccessKeyId"/>. It protects nothing.</summary>
    public const string DefaultAccessKeySecret = "rds-backups-emulator-secret";

    /// <summary>TCP port on 127.0.0.1, 0 to 65535. Default: 0, which picks a free port.</summary>
    [Range(0, 65535)]
    public int Port { get; init; }

    /// <summary>The clock for signature windows, tokens, links, delays and the <c>Date</c> header. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The instances and backups at the start. Default: <see cref="EmulatorSeed.Default"/>.</summary>
    public EmulatorSeed Seed { get; init; } = EmulatorSeed.Default;

    /// <summary>Id of the permanent key. Default: <see cref="DefaultAccessKeyId"/>.</summary>
    public string AccessKeyId { get; init; } = DefaultAccessKeyId;

    /// <summary>Secret of the permanent key. Default: <see cref="DefaultAccessKeySecret"/>.</summary>
    public string AccessKeySecret { get; init; } = DefaultAccessKeySecret;

    /// <summary>
    /// The seed of all random values: ids, sizes, request ids, wire styles. Default: 1. The same seed gives the same responses.
    /// </summary>
    public long RandomSeed { get; init; } = 1;

    /// <summary>How fields are written. Default: <see cref="EmulatorWireStyle.Plain"/>.</summary>
    public EmulatorWireStyle WireStyle { get; init; }

    /// <summary>Checks to skip or to add. Default: none.</summary>
    public EmulatorLeniency Leniency { get; init; } = new();

    /// <summary>How many entries the journal keeps; the oldest are dropped. At least 1; default: 20,000.</summary>
    [Range(1, int.MaxValue)]
    public int JournalCapacity { get; init; } = 20_000;

    /// <summary>
    /// How long an idle connection is kept open, by the real clock; positive. Default: 25 s, which is what the gateway's <c>keep-alive</c>
    /// header says.
    /// </summary>
    public Duration KeepAliveTimeout { get; init; } = Duration.FromSeconds(25);

    /// <summary>
    /// Lifetime of a download link, from the response that contains it. 1 second to 7 days; default: 1 hour, as the service documents.
    /// </summary>
    public Duration LinkLifetime { get; init; } = Duration.FromHours(1);

    /// <summary>How links are signed. Default: <see cref="EmulatorLinkSignature.V1"/>.</summary>
    public EmulatorLinkSignature LinkSignature { get; init; }

    /// <summary>How links address the object store. Default: <see cref="EmulatorLinkStyle.Path"/>.</summary>
    public EmulatorLinkStyle LinkStyle { get; init; }

    /// <summary>
    /// Host and port in the internal-network links of the path style. Null (default): the emulator's own port under the name
    /// <c>localhost</c>. Set a closed port, such as <c>127.0.0.1:1</c>, to simulate a program outside the region.
    /// </summary>
    public string? IntranetLinkAuthority { get; init; }

    /// <summary>Shows only the port and the key id.</summary>
    public override string ToString() => $"port {Port}, key {AccessKeyId}";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfLessThan(JournalCapacity, 1, nameof(JournalCapacity));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeepAliveTimeout, Duration.Zero, nameof(KeepAliveTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(LinkLifetime, Duration.FromSeconds(1), nameof(LinkLifetime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LinkLifetime, Duration.FromDays(7), nameof(LinkLifetime));
        ArgumentException.ThrowIfNullOrEmpty(AccessKeyId, nameof(AccessKeyId));
        ArgumentException.ThrowIfNullOrEmpty(AccessKeySecret, nameof(AccessKeySecret));
    }
}
