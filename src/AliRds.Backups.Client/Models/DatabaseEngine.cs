using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>The database engine of an instance.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>Engine</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct DatabaseEngine
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public DatabaseEngine(string value) => _value = new OpenValue(value);

    /// <summary>MySQL. On the wire: <c>MySQL</c>.</summary>
    public static DatabaseEngine MySql { get; } = new("MySQL");

    /// <summary>Microsoft SQL Server. On the wire: <c>SQLServer</c>.</summary>
    public static DatabaseEngine SqlServer { get; } = new("SQLServer");

    /// <summary>PostgreSQL. On the wire: <c>PostgreSQL</c>.</summary>
    public static DatabaseEngine PostgreSql { get; } = new("PostgreSQL");

    /// <summary>MariaDB. On the wire: <c>MariaDB</c>.</summary>
    public static DatabaseEngine MariaDb { get; } = new("MariaDB");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
