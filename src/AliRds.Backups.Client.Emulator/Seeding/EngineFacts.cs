namespace AliRds.Backups.Client.Emulator.Seeding;

internal static class EngineFacts
{
    public static string WireName(EmulatorEngine engine) => engine switch
    {
        EmulatorEngine.MySql => "MySQL",
        EmulatorEngine.PostgreSql => "PostgreSQL",
        EmulatorEngine.SqlServer => "SQLServer",
        EmulatorEngine.MariaDb => "MariaDB",
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "Unknown engine."),
    };

    public static string DefaultVersion(EmulatorEngine engine) => engine switch
    {
        EmulatorEngine.MySql => "8.0",
        EmulatorEngine.PostgreSql => "16.0",
        EmulatorEngine.SqlServer => "2019_std",
        EmulatorEngine.MariaDb => "10.3",
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "Unknown engine."),
    };
}
