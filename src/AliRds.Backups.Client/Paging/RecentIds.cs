using System.Runtime.InteropServices;

namespace AliRds.Backups.Client.Paging;

/// <summary>Remembers the ids that came last, so that memory does not grow with a listing.</summary>
internal sealed class RecentIds
{
    /// <summary>Ten pages of the largest size are remembered at least; that is more than a list shifts between two reads.</summary>
    private const int Least = 1000;

    // When the newer half is full, the older one is forgotten as a whole: cheaper than one by one.
    private Half _older = new();
    private Half _newer = new();

    internal bool Contains(string id) => _newer.Known.Contains(id) || _older.Known.Contains(id);

    /// <summary><see langword="false"/>: the id is among the remembered ones.</summary>
    internal bool Add(string id)
    {
        if (_older.Known.Contains(id) || !_newer.Known.Add(id))
        {
            return false;
        }

        _newer.Order.Add(id);
        if (_newer.Order.Count == Least)
        {
            (_older, _newer) = (_newer, _older);
            _newer.Known.Clear();
            _newer.Order.Clear();
        }

        return true;
    }

    internal IReadOnlyList<string> Last(int count)
    {
        var newer = Math.Min(count, _newer.Order.Count);
        return [.. _older.Last(count - newer), .. _newer.Last(newer)];
    }

    private sealed class Half
    {
        internal HashSet<string> Known { get; } = new(StringComparer.Ordinal);

        internal List<string> Order { get; } = [];

        internal ReadOnlySpan<string> Last(int count) => CollectionsMarshal.AsSpan(Order)[Math.Max(0, Order.Count - count)..];
    }
}
