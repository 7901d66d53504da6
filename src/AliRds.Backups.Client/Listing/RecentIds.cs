namespace AliRds.Backups.Client.Listing;

/// <summary>Remembers the ids that came last, so that memory does not grow with a listing.</summary>
internal sealed class RecentIds
{
    /// <summary>Ten pages of the largest size are remembered at least; that is more than a list shifts between two reads.</summary>
    private const int MinCapacity = 1000;

    // When the newer half is full, the older one is forgotten as a whole: cheaper than one by one.
    private HashSet<string> _older = new(StringComparer.Ordinal);
    private HashSet<string> _newer = new(StringComparer.Ordinal);

    internal bool Contains(string id) => _newer.Contains(id) || _older.Contains(id);

    /// <summary><see langword="false"/>: the id is among the remembered ones.</summary>
    internal bool Add(string id)
    {
        if (_older.Contains(id) || !_newer.Add(id))
        {
            return false;
        }

        if (_newer.Count == MinCapacity)
        {
            (_older, _newer) = (_newer, _older);
            _newer.Clear();
        }

        return true;
    }
}
