using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>The documented types in the documented order.</summary>
internal sealed class PlainFieldStyle : FieldStyle
{
    public static PlainFieldStyle Instance { get; } = new();

    public override string DatabaseLinkItem => "BackupDownloadLinkByDB";

    public override FieldStyle ForRow(ulong rowId) => this;

    public override IEnumerable<int> Order(int count) => Enumerable.Range(0, count);

    public override void Count(IWireWriter writer, string name, long value) => writer.Number(name, value);

    public override void Number(IWireWriter writer, string name, long value) => writer.Number(name, value);

    public override void Digits(IWireWriter writer, string name, string value) => writer.Text(name, value);

    public override void OptionalText(IWireWriter writer, string name, string value) => writer.Text(name, value);

    public override void Time(IWireWriter writer, string name, Instant value) => writer.Text(name, InstantPattern.General.Format(value));

    public override void Link(IWireWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.Null(name);
        }
        else
        {
            writer.Text(name, value);
        }
    }

    public override void JsonText(IWireWriter writer, string name, string value) => writer.Text(name, value);

    public override void NoItems(IWireWriter writer, string wrapper, string item)
    {
        writer.BeginList(wrapper, item);
        writer.EndList();
    }
}
