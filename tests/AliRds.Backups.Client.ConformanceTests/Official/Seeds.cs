using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>What the emulators of these tests hold.</summary>
internal static class Seeds
{
    public const string Steady = "rm-steady0001";

    public const string SqlServer = "rm-mssql0001";

    public const string Empty = "pgm-empty0001";

    public static EmulatorSeed All { get; } = new EmulatorSeedBuilder()
        .AddInstance(Steady, EmulatorEngine.MySql, instance => instance.WithBackups(count: 250, every: Duration.FromHours(6)))
        .AddInstance(SqlServer, EmulatorEngine.SqlServer, instance => instance.WithSchedule(Duration.FromDays(180)))
        .AddInstance(Empty, EmulatorEngine.PostgreSql)
        .Build();

    public static Task<RdsBackupsEmulator> StartAsync() =>
        RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { Seed = All }, TestContext.Current.CancellationToken);
}
