using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>Where the file of a backup is stored.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>StorageClass</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct StorageClass
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public StorageClass(string value) => _value = new OpenValue(value);

    /// <summary>Regular storage: the file can be read at once. On the wire: <c>0</c>.</summary>
    public static StorageClass Regular { get; } = new("0");

    /// <summary>Archive storage: the file must be restored before it can be read. On the wire: <c>1</c>.</summary>
    public static StorageClass Archive { get; } = new("1");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
