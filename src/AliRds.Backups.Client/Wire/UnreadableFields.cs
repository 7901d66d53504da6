using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Wire;

/// <summary>Collects the fields of one answer that cannot be read.</summary>
internal sealed class UnreadableFields
{
    private const int MaxLength = 200;

    private List<UnreadableField>? _fields;

    internal IReadOnlyList<UnreadableField> Collected => ValueList<UnreadableField>.Wrap(_fields);

    internal void Add(int? row, ReadOnlySpan<byte> name, in WireValue value) =>
        (_fields ??= []).Add(new UnreadableField(row, System.Text.Encoding.UTF8.GetString(name), Shorten(value.ToString())));

    /// <summary>Cuts a value, and hides what might be the signature of a link.</summary>
    private static string Shorten(string value)
    {
        // JSON and addresses may write the question mark as an escape.
        var end = value.AsSpan().IndexOfAny('?', '\\', '%');
        var shown = end < 0 ? value : $"{value[..end]}...(rest hidden)";
        return shown.Length <= MaxLength ? shown : shown[..MaxLength];
    }
}
