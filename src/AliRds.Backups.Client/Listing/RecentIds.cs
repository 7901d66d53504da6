namespace AliRds.Backups.Client.Listing;

/// <summary>Remembers the most recent ids only, so that memory does not grow with a listing.</summary>
internal sealed class RecentIds
{
    /// <summary>How many are remembered at least: ten pages of the largest size, more than a list shifts between two reads.</summary>
    private const int MinCapacity = 1000;

    // When the newer half is full, the older one is forgotten as a whole, which is cheaper than one by one.
    private HashSet<string> _older = new(StringComparer.Ordinal);
    private HashSet<string> _newer = new(StringComparer.Ordinal);

    internal bool Contains(string id) => _newer.Contains(id) || _older.Contains(id);

    /// <summary><see langword="false"/> if the id was remembered already.</summary>
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
