using System.Text;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Wire;

/// <summary>Takes the envelope of a page.</summary>
internal sealed class PageNode : WireNode
{
    private readonly TextPool _pool = new();
    private readonly UnreadableFields _unreadable = new();
    private readonly BackupNode _rows;
    private readonly ItemsNode _items;
    private List<AdditionalField>? _additional;
    private Fields _fields;
    private bool _hasItems;

    internal PageNode()
    {
        _rows = new BackupNode(_pool, _unreadable);
        _items = new ItemsNode(_rows, _unreadable);
    }

    private static WireFieldTable<Fields> Table { get; } = new(
        ("RequestId", static (ref fields, in value, pool) => WireConvert.Word(value, pool, out fields.RequestId)),
        ("PageNumber", static (ref fields, in value, _) => WireConvert.Int32(value, out fields.PageNumber)),
        ("PageRecordCount", static (ref fields, in value, _) => WireConvert.Int32(value, out fields.PageRecordCount)),
        ("TotalRecordCount", static (ref fields, in value, _) => WireConvert.Int64(value, out fields.TotalRecordCount)),
        ("TotalBackupSize", static (ref fields, in value, _) => WireConvert.Int64(value, out fields.TotalBackupSize)),
        ("TotalEcsSnapshotSize", static (ref fields, in value, _) => WireConvert.Int64(value, out fields.TotalEcsSnapshotSize)));

    // Other operations have an Items of their own; a list of theirs must not look like no backups.
    private bool IsAnswer => (_hasItems || _fields.TotalRecordCount is 0 || _fields.PageRecordCount is 0)
        && (_rows.CurrentRow > 0 || !_items.IsForeign);

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
            (_additional ??= []).Add(new AdditionalField(
                _pool.Get(name), value.Kind == WireKind.Null ? null : Encoding.UTF8.GetString(value.Utf8)));
        }
        else if (!read(ref _fields, value, _pool))
        {
            _unreadable.Add(null, name, value);
        }
    }

    /// <summary>Makes the page of what was taken. <see langword="null"/>: it was no answer of this operation.</summary>
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
            UnreadableFields = _unreadable.Collected,
            AdditionalFields = ValueList<AdditionalField>.Wrap(_additional),
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
