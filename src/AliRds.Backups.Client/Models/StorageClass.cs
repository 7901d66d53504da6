using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>
/// Where the file of a backup is stored. The set of values is open: a value that the service adds later is kept as it came.
/// Two values are equal when they differ in letter case only.
/// </summary>
/// <remarks>Source: field <c>StorageClass</c> of the DescribeBackups API page.</remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct StorageClass
{
    private readonly string? _value;

    /// <summary>Makes a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public StorageClass(string value) => _value = OpenValue.Require(value);

    /// <summary>Regular storage: the file can be read at once. On the wire: <c>0</c>.</summary>
    public static StorageClass Regular { get; } = new("0");

    /// <summary>Archive storage: the file must be restored before it can be read. On the wire: <c>1</c>.</summary>
    public static StorageClass Archive { get; } = new("1");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Compares without regard to letter case.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(StorageClass other) => OpenValue.Equals(_value, other._value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenValue.GetHashCode(_value);

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
