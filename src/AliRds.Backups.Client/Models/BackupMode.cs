using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>Who scheduled a backup.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>BackupMode</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct BackupMode
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public BackupMode(string value) => _value = new OpenValue(value);

    /// <summary>Made by the backup policy of the instance. On the wire: <c>Automated</c>.</summary>
    public static BackupMode Automated { get; } = new("Automated");

    /// <summary>Made on demand. On the wire: <c>Manual</c>.</summary>
    public static BackupMode Manual { get; } = new("Manual");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
