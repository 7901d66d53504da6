using System.Text;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Wire;

/// <summary>Takes the rows of a page, one after the other.</summary>
internal sealed class BackupNode : WireNode
{
    /// <summary>The largest page size of the service.</summary>
    private const int MostRows = 100;

    private readonly TextPool _pool;
    private readonly UnreadableFields _unreadable;
    private readonly WireFieldTable<BackupRow>.Finder _fields = new(BackupRow.Fields);
    private readonly List<Backup> _backups = new(MostRows);
    private DatabaseLinkNode? _links;
    private BackupRow _row;
    private List<AdditionalField>? _additional;

    internal BackupNode(TextPool pool, UnreadableFields unreadable)
    {
        _pool = pool;
        _unreadable = unreadable;
    }

    internal IReadOnlyList<Backup> Backups => ValueList<Backup>.Wrap(_backups);

    internal int CurrentRow => _backups.Count;

    internal override WireNode? Child(ReadOnlySpan<byte> name) =>
        DatabaseLinkNode.IsName(name) ? _links ??= new DatabaseLinkNode(_pool, _unreadable, this) : null;

    internal override void Begin()
    {
        _row = default;
        _additional = null;
        _links?.Clear();
    }

    internal override void Value(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (_fields.Find(name) is not { } read)
        {
            AddAdditional(name, value);
        }
        else if (!read(ref _row, value, _pool))
        {
            _unreadable.Add(CurrentRow, name, value);
        }
    }

    internal override void End() =>
        _backups.Add(BackupMapper.Map(in _row, _links?.Links ?? ValueList<DatabaseLink>.Empty, ValueList<AdditionalField>.Wrap(_additional)));

    private void AddAdditional(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (DatabaseLinkNode.IsName(name))
        {
            if (!value.IsAbsent && !value.Utf8.SequenceEqual("null"u8))
            {
                _unreadable.Add(CurrentRow, name, value);
            }

            return;
        }

        (_additional ??= []).Add(new AdditionalField(
            _pool.Get(name), value.Kind == WireKind.Null ? null : Encoding.UTF8.GetString(value.Utf8)));
    }
}
