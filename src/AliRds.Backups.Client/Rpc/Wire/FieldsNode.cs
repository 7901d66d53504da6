using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Reads the fields of a response with a table. Fields that are not in the table are kept as they came.</summary>
/// <typeparam name="TFields">What the table reads the fields into.</typeparam>
internal abstract class FieldsNode<TFields> : WireNode
    where TFields : struct
{
    private List<AdditionalField>? _additional;
    private TFields _fields;

    private protected FieldsNode() => Unmapped = new UnmappedFields(Pool);

    /// <summary>What has been read so far.</summary>
    internal ref readonly TFields Fields => ref _fields;

    /// <summary>Whether there is a field of the table, besides the request id that every response has.</summary>
    internal bool HasFields { get; private set; }

    internal bool HasAdditionalFields => _additional is not null;

    internal IReadOnlyList<AdditionalField> AdditionalFields => EquatableList<AdditionalField>.Wrap(_additional);

    internal IReadOnlyList<UnreadableField> UnreadableFields => Unmapped.Unreadable;

    /// <summary>The fields that the response has, the same for all responses of the operation.</summary>
    private protected abstract WireFieldTable<TFields> Table { get; }

    private protected StringPool Pool { get; } = new();

    private protected UnmappedFields Unmapped { get; }

    internal override void AddValue(ReadOnlySpan<byte> name, in WireValue value)
    {
        if (Table.Find(name) is not { } read)
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
