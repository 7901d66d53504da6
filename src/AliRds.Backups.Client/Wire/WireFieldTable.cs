using System.Text;

namespace AliRds.Backups.Client.Wire;

/// <summary>The fields of a row by their name on the wire, found without making a string of the name.</summary>
internal sealed class WireFieldTable<TRow>
{
    private readonly Entry[]?[] _byLength;

    internal WireFieldTable(params (string Name, WireFieldReader<TRow> Read)[] fields)
    {
        Names = Array.ConvertAll(fields, field => field.Name);
        _byLength = new Entry[Names.Max(name => name.Length) + 1][];
        foreach (var (name, read) in fields)
        {
            _byLength[name.Length] = [.. _byLength[name.Length] ?? [], new Entry(Encoding.UTF8.GetBytes(name), read)];
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
