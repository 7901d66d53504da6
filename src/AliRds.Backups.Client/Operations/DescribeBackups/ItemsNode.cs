using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>Reads the object around the backups. An empty listing comes as null, <c>{}</c>, an empty text or an empty list.</summary>
internal sealed class ItemsNode(BackupNode rows, UnmappedFields unmapped) : WireNode
{
    private bool _hasRows;
    private bool _hasBrokenRows;
    private bool _hasOtherContent;

    /// <summary>Whether the response has this object, or a value in its place.</summary>
    internal bool IsPresent { get; set; }

    /// <summary>Whether there is something else in the place of the backups.</summary>
    internal bool HasUnexpectedContent => _hasBrokenRows || (_hasOtherContent && !_hasRows);

    internal override WireNode? GetChild(ReadOnlySpan<byte> name)
    {
        var isRows = IsRows(name);
        _hasRows |= isRows;
        return isRows ? rows : null;
    }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (value.IsAbsent)
        {
            _hasRows |= IsRows(name);
            return;
        }

        var isRows = IsRows(name);
        var isEmptyRow = isRows && (value.Raw.SequenceEqual("null"u8) || value.Raw.SequenceEqual("\"\""u8));
        _hasRows |= isEmptyRow;
        _hasBrokenRows |= isRows && !isEmptyRow;
        _hasOtherContent |= !isEmptyRow;
        unmapped.AddUnreadable(null, name, value);
    }

    private static bool IsRows(ReadOnlySpan<byte> name) => name.SequenceEqual("Backup"u8);
}
