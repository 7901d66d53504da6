namespace AliRds.Backups.Client.Emulator;

/// <summary>The database engines that DescribeBackups serves.</summary>
public enum EmulatorEngine
{
    /// <summary>Written as <c>MySQL</c>.</summary>
    MySql,

    /// <summary>Written as <c>PostgreSQL</c>.</summary>
    PostgreSql,

    /// <summary>Written as <c>SQLServer</c>; the only engine with per-database links.</summary>
    SqlServer,

    /// <summary>Written as <c>MariaDB</c>.</summary>
    MariaDb,
}
