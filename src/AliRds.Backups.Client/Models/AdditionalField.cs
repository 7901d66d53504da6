using System.Text.Json.Serialization;

namespace AliRds.Backups.Client;

/// <summary>A field of a response that this version of the client has no property for.</summary>
/// <param name="Name">The field's name on the wire.</param>
/// <param name="RawValue">
/// The value: texts and numbers as they came, nested content as its JSON or XML text; <see langword="null"/> for JSON <c>null</c>.
/// </param>
[JsonConverter(typeof(BackupJsonConverter))]
public sealed record AdditionalField(string Name, string? RawValue)
{
    /// <summary>Returns only the name, because the value may be a signed link.</summary>
    public override string ToString() => Name;
}
