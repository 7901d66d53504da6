using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>How the data of a backup was taken.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>BackupMethod</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct BackupMethod
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public BackupMethod(string value) => _value = new OpenValue(value);

    /// <summary>A dump of the statements that rebuild the data. On the wire: <c>Logical</c>.</summary>
    public static BackupMethod Logical { get; } = new("Logical");

    /// <summary>A copy of the data files. On the wire: <c>Physical</c>.</summary>
    public static BackupMethod Physical { get; } = new("Physical");

    /// <summary>A snapshot of a cloud disk. It has no file to download. On the wire: <c>Snapshot</c>.</summary>
    public static BackupMethod Snapshot { get; } = new("Snapshot");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
