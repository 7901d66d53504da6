using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>The outcome of a backup.</summary>
/// <remarks>
/// The set of values is open: a value that the service adds later is kept as it is. Two values that differ only in letter case are equal.
/// Source: field <c>BackupStatus</c> of the DescribeBackups API page.
/// </remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct BackupStatus
{
    private readonly OpenValue _value;

    /// <summary>Creates a value from its text on the wire.</summary>
    /// <param name="value">The text, not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public BackupStatus(string value) => _value = new OpenValue(value);

    /// <summary>The backup finished and can be restored from. On the wire: <c>Success</c>.</summary>
    public static BackupStatus Success { get; } = new("Success");

    /// <summary>The backup failed. It has no usable file. On the wire: <c>Failed</c>.</summary>
    public static BackupStatus Failed { get; } = new("Failed");

    /// <summary>The text on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
