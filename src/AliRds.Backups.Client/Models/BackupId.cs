using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>The id of a backup set: decimal digits, such as <c>327329803</c>, kept as text because they may exceed 32 bits.</summary>
/// <remarks>Source: parameter and field <c>BackupId</c> of the DescribeBackups API page.</remarks>
[JsonConverter(typeof(BackupJsonConverter))]
public readonly record struct BackupId
{
    private readonly Identifier _value;

    /// <summary>Creates an id from its text.</summary>
    /// <param name="value">The id, not blank and without spaces around it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank or has spaces around it.</exception>
    public BackupId(string value) => _value = new Identifier(value);

    /// <summary>The text of the id; empty for <see langword="default"/>.</summary>
    public string Value => _value.Text;

    /// <summary>Whether this is <see langword="default"/>, which stands for an id that the service did not send.</summary>
    public bool IsEmpty => _value.IsEmpty;

    /// <inheritdoc cref="Value"/>
    public override string ToString() => Value;
}
