using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Instances and backups that an emulator starts with. Immutable; made by <see cref="EmulatorSeedBuilder"/>; any number of emulators may share one.</summary>
public sealed class EmulatorSeed
{
    internal EmulatorSeed(ImmutableArray<InstanceSeed> instances) => Instances = instances;

    /// <summary>
    /// Three instances with a year of backups that ends at the emulator's clock: <c>rm-emulator-mysql</c> (MySQL 8.0),
    /// <c>pgm-emulator-pgsql</c> (PostgreSQL 16.0) and <c>rm-emulator-mssql</c> (SQL Server 2019).
    /// </summary>
    public static EmulatorSeed Default { get; } = ForSamples(Duration.FromDays(365));

    /// <summary>A seed without any instance.</summary>
    public static EmulatorSeed Empty { get; } = new([]);

    /// <summary>The instances of <see cref="Default"/> with another length of history.</summary>
    /// <param name="history">Time from the oldest backup to the emulator's start; positive.</param>
    public static EmulatorSeed ForSamples(Duration history) => new EmulatorSeedBuilder()
        .AddInstance("rm-emulator-mysql", EmulatorEngine.MySql, instance => instance.WithSchedule(history))
        .AddInstance("pgm-emulator-pgsql", EmulatorEngine.PostgreSql, instance => instance.WithSchedule(history))
        .AddInstance("rm-emulator-mssql", EmulatorEngine.SqlServer, instance => instance.WithSchedule(history))
        .Build();

    /// <summary>The ids of the instances, in the order in which they were added.</summary>
    public IReadOnlyList<string> InstanceIds => [.. Instances.Select(instance => instance.Id)];

    internal ImmutableArray<InstanceSeed> Instances { get; }
}
