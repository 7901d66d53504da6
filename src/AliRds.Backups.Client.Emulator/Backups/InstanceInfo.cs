using System.Collections.Immutable;

namespace AliRds.Backups.Client.Emulator.Backups;

/// <summary>The properties of an instance besides its backups.</summary>
/// <param name="Id">Such as <c>rm-uf6wjk5</c>.</param>
/// <param name="Engine">Database engine.</param>
/// <param name="EngineVersion">Such as <c>8.0</c>.</param>
/// <param name="Region">The region in its links.</param>
/// <param name="Databases">Databases with separate links in generated backups; SQL Server only.</param>
internal sealed record InstanceInfo(string Id, EmulatorEngine Engine, string EngineVersion, string Region, ImmutableArray<string> Databases)
{
    /// <summary>Whether log backup is on. Default: true.</summary>
    public bool HasLogBackup { get; init; } = true;

    /// <summary>The name of the engine in responses.</summary>
    public string EngineName => Engine switch
    {
        EmulatorEngine.MySql => "MySQL",
        EmulatorEngine.PostgreSql => "PostgreSQL",
        EmulatorEngine.SqlServer => "SQLServer",
        EmulatorEngine.MariaDb => "MariaDB",
        _ => throw new InvalidOperationException($"The engine {Engine} is unknown."),
    };

    /// <summary>Whether the service returns <c>ConsistentTime</c> for the instance.</summary>
    public bool HasConsistentTime => this is { Engine: EmulatorEngine.MySql, EngineVersion: "5.6" };

    public static string DefaultVersion(EmulatorEngine engine) => engine switch
    {
        EmulatorEngine.MySql => "8.0",
        EmulatorEngine.PostgreSql => "16.0",
        EmulatorEngine.SqlServer => "2019_std",
        EmulatorEngine.MariaDb => "10.3",
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "The engine is unknown."),
    };
}
