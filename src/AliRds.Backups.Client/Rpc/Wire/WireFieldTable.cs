using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Fields by their name on the wire, which are found without creating a string.</summary>
internal sealed class WireFieldTable<TRow>
{
    private readonly Entry[]?[] _byLength;

    internal WireFieldTable(params (string Name, WireFieldReader<TRow> Read)[] fields)
    {
        Names = Array.ConvertAll(fields, field => field.Name);
        _byLength = new Entry[Names.Max(name => name.Length) + 1][];
        for (var index = 0; index < fields.Length; index++)
        {
            var (name, read) = fields[index];
            _byLength[name.Length] = [.. _byLength[name.Length] ?? [], new Entry(index, Encoding.UTF8.GetBytes(name), read)];
        }
    }

    internal IReadOnlyList<string> Names { get; }

    internal WireFieldReader<TRow>? Find(ReadOnlySpan<byte> name) => FindEntry(name)?.Read;

    private Entry? FindEntry(ReadOnlySpan<byte> name)
    {
        foreach (var entry in (name.Length < _byLength.Length ? _byLength[name.Length] : null) ?? [])
        {
            if (name.SequenceEqual(entry.Name))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the fields of many rows. Rows have their fields in the same order, so the field that came next in the last row is tried first.
    /// </summary>
    internal sealed class Finder(WireFieldTable<TRow> table)
    {
        private readonly Entry?[] _next = new Entry?[table.Names.Count + 1];
        private int _last = table.Names.Count;

        internal WireFieldReader<TRow>? Find(ReadOnlySpan<byte> name)
        {
            var entry = _next[_last];
            if (entry is null || !name.SequenceEqual(entry.Name))
            {
                entry = table.FindEntry(name);
                if (entry is null)
                {
                    return null;
                }

                _next[_last] = entry;
            }

            _last = entry.Index;
            return entry.Read;
        }
    }

    private sealed record Entry(int Index, byte[] Name, WireFieldReader<TRow> Read);
}

/// <summary>Reads one field into a row. <see langword="false"/>: there is a value, but it cannot be read.</summary>
internal delegate bool WireFieldReader<TRow>(ref TRow row, in WireValue value, StringPool pool);
