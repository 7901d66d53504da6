using System.Text;
using System.Text.Unicode;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Collects the unknown and unreadable fields of one response, up to a limit.</summary>
internal sealed class UnmappedFields(StringPool pool)
{
    private const int MaxLength = 200;

    /// <summary>More than any real response has. A field takes many times the memory of the bytes that an attacker needs for it.</summary>
    private const int MaxFields = 100_000;

    private List<UnreadableField>? _unreadable;
    private int _count;

    internal IReadOnlyList<UnreadableField> Unreadable => EquatableList<UnreadableField>.Wrap(_unreadable);

    internal void AddUnreadable(int? row, ReadOnlySpan<byte> name, in WireValue value)
    {
        Count();
        (_unreadable ??= []).Add(new UnreadableField(row, pool.GetOrAdd(name), Shorten(value.Raw)));
    }

    /// <summary>Keeps a field as it came. One that is not valid UTF-8 cannot be kept as text, so it is reported as unreadable.</summary>
    internal void AddUnknown(ref List<AdditionalField>? fields, int? row, ReadOnlySpan<byte> name, in WireValue value)
    {
        if (value.Kind == WireKind.Malformed && !Utf8.IsValid(value.Raw))
        {
            AddUnreadable(row, name, value);
            return;
        }

        Count();
        (fields ??= []).Add(new AdditionalField(pool.GetOrAdd(name), value.Kind == WireKind.Null ? null : value.ToString()));
    }

    private void Count()
    {
        if (++_count > MaxFields)
        {
            throw new WireFormatException("it contains more than 100000 unknown or unreadable fields", exceedsLimits: true);
        }
    }

    /// <summary>Shortens a value, and hides what may be the signature of a link.</summary>
    private static string Shorten(ReadOnlySpan<byte> value)
    {
        // JSON and URLs may escape the question mark; XML does not.
        var end = value.IndexOfAny((byte)'?', (byte)'\\', (byte)'%');
        var shown = end < 0 ? value : value[..end];
        var text = Utf8.IsValid(shown)
            ? Encoding.UTF8.GetString(shown)
            : $"not UTF-8, in hex: {Convert.ToHexString(shown[..Math.Min(shown.Length, MaxLength / 2)])}";
        text = text.Length <= MaxLength ? text : text[..MaxLength];
        return end < 0 ? text : $"{text}...(rest hidden)";
    }
}
