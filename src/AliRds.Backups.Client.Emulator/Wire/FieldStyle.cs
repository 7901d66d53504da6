using NodaTime;

namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>Decides in which of the wire types that the service uses a field is written.</summary>
internal abstract class FieldStyle
{
    /// <summary>The style for one row; the same row is always written the same way.</summary>
    public abstract FieldStyle ForRow(ulong rowId);

    /// <summary>The order in which <paramref name="count"/> members are written.</summary>
    public abstract IEnumerable<int> Order(int count);

    public abstract void Number(IWireWriter writer, string name, long value);

    /// <summary>Digits that are documented as text.</summary>
    public abstract void Digits(IWireWriter writer, string name, string value);

    public abstract void Time(IWireWriter writer, string name, Instant value);

    public abstract void Link(IWireWriter writer, string name, string? value);

    public abstract void JsonText(IWireWriter writer, string name, string value);

    /// <summary>An empty list.</summary>
    public abstract void NoItems(IWireWriter writer, string wrapper, string item);
}
