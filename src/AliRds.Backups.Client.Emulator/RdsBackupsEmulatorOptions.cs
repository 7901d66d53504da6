using System.ComponentModel.DataAnnotations;

namespace AliRds.Backups.Client.Emulator;

/// <summary>How an emulator is started. Read once, at the start.</summary>
public sealed record RdsBackupsEmulatorOptions
{
    /// <summary>The well-known key id: <c>rds-backups-emulator</c>. No account in the cloud has it.</summary>
    public const string DefaultAccessKeyId = "rds-backups-emulator";

    /// <summary>The well-known secret that belongs to <see cref="DefaultAccessKeyId"/>. It protects nothing.</summary>
    public const string DefaultAccessKeySecret = "rds-backups-emulator-secret";

    /// <summary>TCP port on 127.0.0.1, 0 to 65535. Default 0: any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; init; }

    /// <summary>Clock for signature windows, tokens, links, waits and the <c>Date</c> header. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Instances and backups to start with. Default: <see cref="EmulatorSeed.Default"/>.</summary>
    public EmulatorSeed Seed { get; init; } = EmulatorSeed.Default;

    /// <summary>Id of the permanent key. Default: <see cref="DefaultAccessKeyId"/>.</summary>
    public string AccessKeyId { get; init; } = DefaultAccessKeyId;

    /// <summary>Secret of the permanent key. Default: <see cref="DefaultAccessKeySecret"/>.</summary>
    public string AccessKeySecret { get; init; } = DefaultAccessKeySecret;

    /// <summary>Seed of everything that looks random: ids, sizes, request ids, wire drift. Default 1. The same seed gives the same answers.</summary>
    public long RandomSeed { get; init; } = 1;

    /// <summary>How fields are written. Default: <see cref="EmulatorWireStyle.Plain"/>.</summary>
    public EmulatorWireStyle WireStyle { get; init; }

    /// <summary>Checks that are waived. Default: none.</summary>
    public EmulatorLeniency Leniency { get; init; } = new();

    /// <summary>Journal entries kept; the oldest fall out. At least 1, default 20,000.</summary>
    [Range(1, int.MaxValue)]
    public int JournalCapacity { get; init; } = 20_000;

    /// <summary>Real time after which an idle connection is closed. Default 25 s, as the gateway's <c>keep-alive</c> header says.</summary>
    public TimeSpan IdleConnectionLifetime { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Names the port and the key id only.</summary>
    public override string ToString() => $"port {Port}, key {AccessKeyId}";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65535, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfLessThan(JournalCapacity, 1, nameof(JournalCapacity));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(IdleConnectionLifetime, TimeSpan.Zero, nameof(IdleConnectionLifetime));
        ArgumentException.ThrowIfNullOrEmpty(AccessKeyId, nameof(AccessKeyId));
        ArgumentException.ThrowIfNullOrEmpty(AccessKeySecret, nameof(AccessKeySecret));
    }
}
