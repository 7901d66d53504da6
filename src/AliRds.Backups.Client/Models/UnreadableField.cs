namespace AliRds.Backups.Client;

/// <summary>A field whose value could not be read. Its property is empty, and its row is kept.</summary>
/// <param name="Row">The zero-based position of the row on its page; <see langword="null"/> for a field of the page itself.</param>
/// <param name="Name">The field's name on the wire.</param>
/// <param name="RawValue">The value as it came, cut to 200 characters, and before anything that may be the query of a signed link.</param>
public sealed record UnreadableField(int? Row, string Name, string RawValue);
