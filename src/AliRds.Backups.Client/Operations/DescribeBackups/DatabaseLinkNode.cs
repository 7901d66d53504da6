using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Rpc.Wire;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>
/// Collects the links per database of a SQL Server backup. The vendor's own clients know three shapes: an object that contains a list of
/// the same name, an object that contains a list named <c>BackupDownloadLinkByDBItem</c>, and a bare list. All three are read.
/// </summary>
internal sealed class DatabaseLinkNode : WireNode
{
    private readonly StringPool _pool;
    private readonly UnmappedFields _unmapped;
    private readonly BackupNode _row;
    private List<DatabaseLink>? _links;
    private Fields _fields;

    internal DatabaseLinkNode(StringPool pool, UnmappedFields unmapped, BackupNode row)
    {
        _pool = pool;
        _unmapped = unmapped;
        _row = row;
    }

    internal IReadOnlyList<DatabaseLink> Links => EquatableList<DatabaseLink>.Wrap(_links);

    private static WireFieldTable<Fields> Table { get; } = new(
        // "DataBase" is the service's spelling.
        ("DataBase", static (ref fields, in value, pool) => value.TryGetText(pool, out fields.Database)),
        ("DownloadLink", static (ref fields, in value, _) => value.TryGetLink(out fields.Link)),
        ("IntranetDownloadLink", static (ref fields, in value, _) => value.TryGetLink(out fields.IntranetLink)));

    internal static bool IsName(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("BackupDownloadLinkByDB"u8) || name.SequenceEqual("BackupDownloadLinkByDBItem"u8);

    internal void Clear()
    {
        _links = null;
        _fields = default;
    }

    internal override WireNode? GetChild(ReadOnlySpan<byte> name) => IsName(name) ? this : null;

    internal override void BeginObject() => _fields = default;

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        var read = Table.Find(name);
        if (read is null ? !IsName(name) || !value.IsAbsent : !read(ref _fields, value, _pool))
        {
            _unmapped.AddUnreadable(_row.CurrentRow, name, value);
        }
    }

    /// <summary>The object around the list ends like an item, but has no fields.</summary>
    internal override void EndObject()
    {
        if (_fields.Database is not null || _fields.Link is not null || _fields.IntranetLink is not null)
        {
            (_links ??= []).Add(new DatabaseLink
            {
                Database = _fields.Database,
                DownloadLink = _fields.Link,
                IntranetDownloadLink = _fields.IntranetLink,
            });
            _fields = default;
        }
    }

    private struct Fields
    {
        internal string? Database;
        internal BackupLink? Link;
        internal BackupLink? IntranetLink;
    }
}
