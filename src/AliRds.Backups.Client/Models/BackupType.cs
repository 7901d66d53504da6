using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>How much of the data a backup holds.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>BackupType</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct BackupType
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public BackupType(string value) => _value = new OpenValue(value);

    /// <summary>All data. On the wire: <c>FullBackup</c>.</summary>
    public static BackupType FullBackup { get; } = new("FullBackup");

    /// <summary>Changes since an earlier backup. On the wire: <c>IncrementalBackup</c>.</summary>
    public static BackupType IncrementalBackup { get; } = new("IncrementalBackup");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
