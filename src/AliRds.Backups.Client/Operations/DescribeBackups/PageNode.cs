using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>Reads a page.</summary>
internal sealed class PageNode : FieldsNode<PageNode.Envelope>
{
    private static readonly WireFieldTable<Envelope> EnvelopeTable = new(
        ("RequestId", static (ref fields, in value, pool) => value.TryGetText(pool, out fields.RequestId)),
        ("PageNumber", static (ref fields, in value, _) => value.TryGetCount(out fields.PageNumber)),
        ("PageRecordCount", static (ref fields, in value, _) => value.TryGetCount(out fields.PageRecordCount)),
        ("TotalRecordCount", static (ref fields, in value, _) => value.TryGetCount(out fields.TotalRecordCount)),
        ("TotalBackupSize", static (ref fields, in value, _) => value.TryGetCount(out fields.TotalBackupSize)),
        ("TotalEcsSnapshotSize", static (ref fields, in value, _) => value.TryGetCount(out fields.TotalEcsSnapshotSize)));

    private readonly BackupNode _rows;
    private readonly ItemsNode _items;

    internal PageNode()
    {
        _rows = new BackupNode(Pool, Unmapped);
        _items = new ItemsNode(_rows, Unmapped);
    }

    // Other operations have Items too. Theirs must not look like an empty listing.
    private bool IsPage => (_items.IsPresent || Fields.TotalRecordCount is 0 || Fields.PageRecordCount is 0)
        && (_rows.CurrentRow > 0 || !_items.HasUnexpectedContent);

    /// <summary>Whether there are unknown fields and no backups, so that the response may be an error.</summary>
    internal bool MayBeError => HasAdditionalFields && _rows.CurrentRow == 0;

    private protected override WireFieldTable<Envelope> Table => EnvelopeTable;

    internal override WireNode? GetChild(ReadOnlySpan<byte> name)
    {
        var isItems = IsItems(name);
        _items.IsPresent |= isItems;
        return isItems ? _items : null;
    }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (IsItems(name))
        {
            _items.IsPresent = true;
            _items.AddValue(name, value);
        }
        else
        {
            base.AddValue(name, value);
        }
    }

    /// <summary>The page that was read; <see langword="null"/> if it was not a response of this operation.</summary>
    internal BackupPage? ToPage() => IsPage
        ? new BackupPage
        {
            Backups = _rows.Backups,
            RequestId = Fields.RequestId,
            PageNumber = Fields.PageNumber,
            PageRecordCount = Fields.PageRecordCount,
            TotalRecordCount = Fields.TotalRecordCount,
            TotalBackupSize = Fields.TotalBackupSize,
            TotalEcsSnapshotSize = Fields.TotalEcsSnapshotSize,
            UnreadableFields = UnreadableFields,
            AdditionalFields = AdditionalFields,
        }
        : null;

    private static bool IsItems(ReadOnlySpan<byte> name) => name.SequenceEqual("Items"u8);

    internal struct Envelope
    {
        internal string? RequestId;
        internal int? PageNumber;
        internal int? PageRecordCount;
        internal long? TotalRecordCount;
        internal long? TotalBackupSize;
        internal long? TotalEcsSnapshotSize;
    }
}
