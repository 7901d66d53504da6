using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>Whether a backup may be deleted.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>StoreStatus</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct StoreStatus
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public StoreStatus(string value) => _value = new OpenValue(value);

    /// <summary>The backup may be deleted. On the wire: <c>Enabled</c>.</summary>
    public static StoreStatus Enabled { get; } = new("Enabled");

    /// <summary>The backup may not be deleted. On the wire: <c>Disabled</c>.</summary>
    public static StoreStatus Disabled { get; } = new("Disabled");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
