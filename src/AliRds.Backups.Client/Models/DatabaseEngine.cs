using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>
/// The database engine of an instance. The set of values is open: a value that the service adds later is kept as it came.
/// Two values are equal when they differ in letter case only.
/// </summary>
/// <remarks>Source: field <c>Engine</c> of the DescribeBackups API page.</remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct DatabaseEngine
{
    private readonly string? _value;

    /// <summary>Makes a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public DatabaseEngine(string value) => _value = OpenValue.Require(value);

    /// <summary>MySQL. On the wire: <c>MySQL</c>.</summary>
    public static DatabaseEngine MySql { get; } = new("MySQL");

    /// <summary>Microsoft SQL Server. On the wire: <c>SQLServer</c>.</summary>
    public static DatabaseEngine SqlServer { get; } = new("SQLServer");

    /// <summary>PostgreSQL. On the wire: <c>PostgreSQL</c>.</summary>
    public static DatabaseEngine PostgreSql { get; } = new("PostgreSQL");

    /// <summary>MariaDB. On the wire: <c>MariaDB</c>.</summary>
    public static DatabaseEngine MariaDb { get; } = new("MariaDB");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Compares without regard to letter case.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(DatabaseEngine other) => OpenValue.Equals(_value, other._value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenValue.GetHashCode(_value);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
