using System.Text;
using System.Text.Unicode;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Keeps the fields of one response that nobody knows or that cannot be read, up to a bound.</summary>
internal sealed class UnmappedFields(StringPool pool)
{
    private const int MaxLength = 200;

    /// <summary>Beyond any response that is meant: each field takes many times the bytes that an attacker needs for it.</summary>
    private const int MaxFields = 100_000;

    private List<UnreadableField>? _unreadable;
    private int _count;

    internal IReadOnlyList<UnreadableField> Unreadable => EquatableList<UnreadableField>.Wrap(_unreadable);

    internal void AddUnreadable(int? row, ReadOnlySpan<byte> name, in WireValue value)
    {
        Count();
        (_unreadable ??= []).Add(new UnreadableField(row, pool.GetOrAdd(name), Shorten(value.Raw)));
    }

    /// <summary>Keeps a field as it came. Bytes that are no text have no place there, and are reported as unreadable.</summary>
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
            throw new WireFormatException("it holds more than 100000 fields that are not known or cannot be read", exceedsLimits: true);
        }
    }

    /// <summary>Cuts a value, and hides what might be the signature of a link.</summary>
    private static string Shorten(ReadOnlySpan<byte> value)
    {
        // JSON and addresses may write the question mark as an escape, XML nothing.
        var end = value.IndexOfAny((byte)'?', (byte)'\\', (byte)'%');
        var shown = end < 0 ? value : value[..end];
        var text = Utf8.IsValid(shown) ? Encoding.UTF8.GetString(shown) : $"not UTF-8, in hex: {Convert.ToHexString(shown[..Math.Min(shown.Length, MaxLength / 2)])}";
        text = text.Length <= MaxLength ? text : text[..MaxLength];
        return end < 0 ? text : $"{text}...(rest hidden)";
    }
}
