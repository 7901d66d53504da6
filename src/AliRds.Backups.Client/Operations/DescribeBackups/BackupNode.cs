using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>Collects the backups of a page.</summary>
internal sealed class BackupNode : WireNode
{
    /// <summary>The largest page size of the service.</summary>
    private const int UsualRows = 100;

    /// <summary>More than any real page holds. A row takes many times the memory of the bytes that an attacker needs for it.</summary>
    private const int MaxRows = 10_000;

    private readonly StringPool _pool;
    private readonly UnmappedFields _unmapped;
    private readonly WireFieldTable<BackupFields>.Finder _fields = new(BackupFields.Table);
    private readonly List<Backup> _backups = new(UsualRows);
    private DatabaseLinkNode? _links;
    private BackupFields _row;
    private List<AdditionalField>? _additional;
    private bool _isEmpty;

    internal BackupNode(StringPool pool, UnmappedFields unmapped)
    {
        _pool = pool;
        _unmapped = unmapped;
    }

    internal IReadOnlyList<Backup> Backups => EquatableList<Backup>.Wrap(_backups);

    internal int CurrentRow => _backups.Count;

    internal override WireNode? GetChild(ReadOnlySpan<byte> name)
    {
        _isEmpty = false;
        return DatabaseLinkNode.IsName(name) ? _links ??= new DatabaseLinkNode(_pool, _unmapped, this) : null;
    }

    internal override void BeginObject()
    {
        _row = default;
        _additional = null;
        _isEmpty = true;
        _links?.Clear();
    }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        _isEmpty = false;
        if (_fields.Find(name) is { } read)
        {
            if (!read(ref _row, value, _pool))
            {
                _unmapped.AddUnreadable(CurrentRow, name, value);
            }
        }
        else if (!DatabaseLinkNode.IsName(name))
        {
            _unmapped.AddUnknown(ref _additional, CurrentRow, name, value);
        }
        else if (!value.IsAbsent && !value.Utf8.SequenceEqual("null"u8))
        {
            _unmapped.AddUnreadable(CurrentRow, name, value);
        }
    }

    internal override void EndObject()
    {
        if (_isEmpty)
        {
            _unmapped.AddUnreadable(row: null, "Backup"u8, default);
            return;
        }

        if (_backups.Count == MaxRows)
        {
            throw new WireFormatException("it contains more than 10000 backups", exceedsLimits: true);
        }

        _backups.Add(_row.ToBackup(_links?.Links ?? EquatableList<DatabaseLink>.Empty, EquatableList<AdditionalField>.Wrap(_additional)));
    }
}
