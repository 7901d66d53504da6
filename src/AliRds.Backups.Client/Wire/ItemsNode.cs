namespace AliRds.Backups.Client.Wire;

/// <summary>Takes the wrapper around the rows. Empty listings come as null, <c>{}</c>, an empty text or an empty list.</summary>
internal sealed class ItemsNode(BackupNode rows, UnreadableFields unreadable) : WireNode
{
    internal override WireNode? Child(ReadOnlySpan<byte> name) => name.SequenceEqual("Backup"u8) ? rows : null;

    internal override void Value(ReadOnlySpan<byte> name, WireValue value)
    {
        if (!value.IsAbsent)
        {
            unreadable.Add(null, name, value);
        }
    }
}
