using System.Text;

namespace AliRds.Backups.Client.Wire;

/// <summary>Reads one field into a row. Gives <see langword="false"/> when the value is there and cannot be read.</summary>
internal delegate bool WireFieldReader<TRow>(ref TRow row, WireValue value, TextPool pool);

/// <summary>The fields of a row by their name on the wire, found without making a string of the name.</summary>
internal sealed class WireFieldTable<TRow>
{
    private readonly Entry[]?[] _byLength;

    internal WireFieldTable(params (string Name, WireFieldReader<TRow> Read)[] fields)
    {
        Names = [.. fields.Select(field => field.Name)];
        _byLength = new Entry[fields.Max(field => field.Name.Length) + 1][];
        foreach (var group in fields.GroupBy(field => field.Name.Length))
        {
            _byLength[group.Key] = [.. group.Select(field => new Entry(Encoding.UTF8.GetBytes(field.Name), field.Read))];
        }
    }

    internal IReadOnlyList<string> Names { get; }

    internal WireFieldReader<TRow>? Find(ReadOnlySpan<byte> name)
    {
        var candidates = name.Length < _byLength.Length ? _byLength[name.Length] : null;
        foreach (var entry in candidates ?? [])
        {
            if (name.SequenceEqual(entry.Name))
            {
                return entry.Read;
            }
        }

        return null;
    }

    private sealed record Entry(byte[] Name, WireFieldReader<TRow> Read);
}
