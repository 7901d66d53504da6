using System.Globalization;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>
/// Variants of fields that the service has been seen to use besides the documented ones. Only seed, row and name decide how a field is
/// written.
/// </summary>
internal sealed class MixedFieldStyle(ulong random) : FieldStyle
{
    private static readonly int[] Strides = [1, 5, 7, 11, 13];

    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm'Z'");

    private static readonly InstantPattern WithoutZ = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public override string DatabaseLinkItem => Draw("links", 2) == 0 ? "BackupDownloadLinkByDB" : "BackupDownloadLinkByDBItem";

    public override FieldStyle ForRow(ulong rowId) => new MixedFieldStyle(SplitMix64.Mix(random, rowId));

    public override IEnumerable<int> Order(int count)
    {
        var stride = Strides.Where(candidate => count % candidate != 0 || candidate == 1).ElementAt(Draw("stride", 3));
        var first = Draw("first", count);
        return Enumerable.Range(0, count).Select(index => (first + (index * stride)) % count);
    }

    public override void Count(IWireWriter writer, string name, long value) => NumberOrText(writer, name, Text(value), Draw(name, 2));

    public override void Number(IWireWriter writer, string name, long value)
    {
        var choice = Draw(name, value == 0 ? 4 : 2);
        switch (choice)
        {
            case 2:
                writer.Null(name);
                break;
            case 3:
                writer.Text(name, "");
                break;
            default:
                NumberOrText(writer, name, Text(value), choice);
                break;
        }
    }

    public override void Digits(IWireWriter writer, string name, string value) =>
        NumberOrText(writer, name, value, Draw(name, 2));

    public override void OptionalText(IWireWriter writer, string name, string value)
    {
        if (value.Length == 0)
        {
            Nothing(writer, name, Draw(name, 3));
        }
        else
        {
            writer.Text(name, value);
        }
    }

    public override void Time(IWireWriter writer, string name, Instant value)
    {
        var pattern = Draw(name, 6) switch
        {
            0 => Minutes,
            1 => WithoutZ,
            _ => InstantPattern.General,
        };
        writer.Text(name, pattern.Format(value));
    }

    public override void Link(IWireWriter writer, string name, string? value)
    {
        if (value is null)
        {
            Nothing(writer, name, Draw(name, 4));
        }
        else
        {
            writer.Text(name, value);
        }
    }

    public override void JsonText(IWireWriter writer, string name, string value)
    {
        if (value == "{}" && Draw(name, 2) == 0)
        {
            writer.EmptyObject(name);
        }
        else
        {
            writer.Text(name, value);
        }
    }

    public override void NoItems(IWireWriter writer, string wrapper, string item)
    {
        switch (Draw(wrapper, 5))
        {
            case 3:
                writer.EmptyObject(wrapper);
                break;
            case 4:
                PlainFieldStyle.Instance.NoItems(writer, wrapper, item);
                break;
            case var choice:
                Nothing(writer, wrapper, choice);
                break;
        }
    }

    /// <summary>Null, empty, missing, or the text "null".</summary>
    private static void Nothing(IWireWriter writer, string name, int choice)
    {
        switch (choice)
        {
            case 0:
                writer.Null(name);
                break;
            case 1:
                writer.Text(name, "");
                break;
            case 3:
                writer.Text(name, "null");
                break;
            default:
                break;
        }
    }

    private static void NumberOrText(IWireWriter writer, string name, string value, int choice)
    {
        if (choice == 0 && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.Number(name, number);
        }
        else
        {
            writer.Text(name, value);
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private int Draw(string name, int choices) => (int)(SplitMix64.Mix(random, name) % (ulong)choices);
}
