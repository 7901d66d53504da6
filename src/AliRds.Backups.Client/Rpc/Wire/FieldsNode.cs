using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Reads the fields of a response with a table. Fields that are not in the table are kept as they came.</summary>
/// <typeparam name="TFields">What the table reads the fields into.</typeparam>
internal class FieldsNode<TFields> : WireNode
    where TFields : struct
{
    private readonly WireFieldTable<TFields> _table;
    private List<AdditionalField>? _additional;
    private TFields _fields;

    internal FieldsNode(WireFieldTable<TFields> table)
    {
        _table = table;
        Unmapped = new UnmappedFields(Pool);
    }

    /// <summary>What has been read so far.</summary>
    internal ref readonly TFields Fields => ref _fields;

    /// <summary>Whether there is a field of the table, besides the request id that every response has.</summary>
    internal bool HasFields { get; private set; }

    internal bool HasAdditionalFields => _additional is not null;

    internal IReadOnlyList<AdditionalField> AdditionalFields => EquatableList<AdditionalField>.Wrap(_additional);

    internal IReadOnlyList<UnreadableField> UnreadableFields => Unmapped.Unreadable;

    private protected StringPool Pool { get; } = new();

    private protected UnmappedFields Unmapped { get; }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (_table.Find(name) is not { } read)
        {
            Unmapped.AddUnknown(ref _additional, row: null, name, value);
            return;
        }

        HasFields |= !name.SequenceEqual("RequestId"u8);
        if (!read(ref _fields, value, Pool))
        {
            Unmapped.AddUnreadable(row: null, name, value);
        }
    }
}
