using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The instances and backups with which an emulator starts. Immutable; built by <see cref="EmulatorSeedBuilder"/>. Any number of emulators
/// can share a seed.
/// </summary>
public sealed class EmulatorSeed
{
    internal EmulatorSeed(ImmutableArray<InstanceSeed> instances) => Instances = instances;

    /// <summary>
    /// Three instances with a year of backups that ends when the emulator starts: <c>rm-emulator-mysql</c> (MySQL 8.0),
    /// <c>pgm-emulator-pgsql</c> (PostgreSQL 16.0) and <c>rm-emulator-mssql</c> (SQL Server 2019).
    /// </summary>
    public static EmulatorSeed Default { get; } = ForSamples(Duration.FromDays(365));

    /// <summary>A seed without instances.</summary>
    public static EmulatorSeed Empty { get; } = new([]);

    /// <summary>The instances of <see cref="Default"/> with a history of a different length.</summary>
    /// <param name="history">Time from the oldest backup to the emulator's start; positive.</param>
    public static EmulatorSeed ForSamples(Duration history) => new EmulatorSeedBuilder()
        .AddInstance("rm-emulator-mysql", EmulatorEngine.MySql, instance => instance.WithSchedule(history))
        .AddInstance("pgm-emulator-pgsql", EmulatorEngine.PostgreSql, instance => instance.WithSchedule(history))
        .AddInstance("rm-emulator-mssql", EmulatorEngine.SqlServer, instance => instance.WithSchedule(history))
        .Build();

    /// <summary>The ids of the instances, in the order in which they were added.</summary>
    public IReadOnlyList<string> DbInstanceIds => [.. Instances.Select(seed => seed.Instance.Id)];

    internal ImmutableArray<InstanceSeed> Instances { get; }
}
