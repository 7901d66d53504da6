using NodaTime;

namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>Decides which of the service's variants is used for a field.</summary>
internal abstract class FieldStyle
{
    public static FieldStyle For(EmulatorWireStyle style, ulong random) => style switch
    {
        EmulatorWireStyle.Plain => PlainFieldStyle.Instance,
        EmulatorWireStyle.Mixed => new MixedFieldStyle(random),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Unknown wire style."),
    };

    /// <summary>The style of one row or page. The same row is always written the same way, in both formats.</summary>
    public abstract FieldStyle ForRow(ulong rowId);

    /// <summary>The order in which <paramref name="count"/> members are written.</summary>
    public abstract IEnumerable<int> Order(int count);

    /// <summary>A count of the page.</summary>
    public abstract void Count(IWireWriter writer, string name, long value);

    public abstract void Number(IWireWriter writer, string name, long value);

    /// <summary>Digits that are documented as a string.</summary>
    public abstract void Digits(IWireWriter writer, string name, string value);

    /// <summary>Text for which empty and missing mean the same.</summary>
    public abstract void OptionalText(IWireWriter writer, string name, string value);

    public abstract void Time(IWireWriter writer, string name, Instant value);

    public abstract void Link(IWireWriter writer, string name, string? value);

    /// <summary>JSON in a string.</summary>
    public abstract void JsonText(IWireWriter writer, string name, string value);

    /// <summary>An empty list.</summary>
    public abstract void NoItems(IWireWriter writer, string wrapper, string item);

    /// <summary>The item name of the per-database links: the SDKs know two.</summary>
    public abstract string DatabaseLinkItem { get; }
}
