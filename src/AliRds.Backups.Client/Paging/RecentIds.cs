namespace AliRds.Backups.Client.Paging;

/// <summary>Remembers the ids that came last, so that memory does not grow with a listing.</summary>
internal sealed class RecentIds
{
    /// <summary>Ten pages of the largest size; more than a list shifts between two reads.</summary>
    private const int Capacity = 1000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    internal bool Contains(string id) => _known.Contains(id);

    /// <summary><see langword="false"/>: the id is among the remembered ones.</summary>
    internal bool Add(string id)
    {
        if (!_known.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > Capacity)
        {
            _known.Remove(_order.Dequeue());
        }

        return true;
    }

    internal IReadOnlyList<string> Last(int count) => [.. _order.Skip(Math.Max(0, _order.Count - count))];
}
