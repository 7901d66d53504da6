using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>Whether single databases or tables can be restored from a backup.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>MetaStatus</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct MetaStatus
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public MetaStatus(string value) => _value = new OpenValue(value);

    /// <summary>Databases and tables can be restored one by one. On the wire: <c>OK</c>.</summary>
    public static MetaStatus Ok { get; } = new("OK");

    /// <summary>The backup has too many tables for that. On the wire: <c>LARGE</c>.</summary>
    public static MetaStatus Large { get; } = new("LARGE");

    /// <summary>The backup comes from a failed backup task. On the wire: <c>EMPTY</c>.</summary>
    public static MetaStatus Empty { get; } = new("EMPTY");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
