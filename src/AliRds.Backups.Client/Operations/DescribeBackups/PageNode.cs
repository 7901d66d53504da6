using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>Takes the envelope of a page.</summary>
internal sealed class PageNode : WireNode
{
    private readonly StringPool _pool = new();
    private readonly UnmappedFields _unmapped;
    private readonly BackupNode _rows;
    private readonly ItemsNode _items;
    private List<AdditionalField>? _additional;
    private Fields _fields;
    private bool _hasItems;

    internal PageNode()
    {
        _unmapped = new UnmappedFields(_pool);
        _rows = new BackupNode(_pool, _unmapped);
        _items = new ItemsNode(_rows, _unmapped);
    }

    private static WireFieldTable<Fields> Table { get; } = new(
        ("RequestId", static (ref fields, in value, pool) => WireConvert.Word(value, pool, out fields.RequestId)),
        ("PageNumber", static (ref fields, in value, _) => WireConvert.Count(value, out fields.PageNumber)),
        ("PageRecordCount", static (ref fields, in value, _) => WireConvert.Count(value, out fields.PageRecordCount)),
        ("TotalRecordCount", static (ref fields, in value, _) => WireConvert.Count(value, out fields.TotalRecordCount)),
        ("TotalBackupSize", static (ref fields, in value, _) => WireConvert.Count(value, out fields.TotalBackupSize)),
        ("TotalEcsSnapshotSize", static (ref fields, in value, _) => WireConvert.Count(value, out fields.TotalEcsSnapshotSize)));

    // Other operations have an Items of their own; a list of theirs must not look like no backups.
    private bool IsAnswer => (_hasItems || _fields.TotalRecordCount is 0 || _fields.PageRecordCount is 0)
        && (_rows.CurrentRow > 0 || !_items.IsForeign);

    /// <summary>Whether there is something beside the counters and no row, so that it may tell of a failure.</summary>
    internal bool MayBeError => _additional is not null && _rows.CurrentRow == 0;

    internal override WireNode? Child(ReadOnlySpan<byte> name)
    {
        var isItems = IsItems(name);
        _hasItems |= isItems;
        return isItems ? _items : null;
    }

    internal override void Value(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (IsItems(name))
        {
            _hasItems = true;
            _items.Value(name, value);
        }
        else if (Table.Find(name) is not { } read)
        {
            _unmapped.AddUnknown(ref _additional, row: null, name, value);
        }
        else if (!read(ref _fields, value, _pool))
        {
            _unmapped.AddUnreadable(null, name, value);
        }
    }

    /// <summary>Makes the page of what was taken. <see langword="null"/>: it was no response of this operation.</summary>
    internal BackupPage? ToPage() => IsAnswer
        ? new BackupPage
        {
            Backups = _rows.Backups,
            RequestId = _fields.RequestId,
            PageNumber = _fields.PageNumber,
            PageRecordCount = _fields.PageRecordCount,
            TotalRecordCount = _fields.TotalRecordCount,
            TotalBackupSize = _fields.TotalBackupSize,
            TotalEcsSnapshotSize = _fields.TotalEcsSnapshotSize,
            UnreadableFields = _unmapped.Unreadable,
            AdditionalFields = EquatableList<AdditionalField>.Wrap(_additional),
        }
        : null;

    private static bool IsItems(ReadOnlySpan<byte> name) => name.SequenceEqual("Items"u8);

    private struct Fields
    {
        internal string? RequestId;
        internal int? PageNumber;
        internal int? PageRecordCount;
        internal long? TotalRecordCount;
        internal long? TotalBackupSize;
        internal long? TotalEcsSnapshotSize;
    }
}
