using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>One value of a response, JSON or XML, before anything is made of it. The service sends texts for numbers and the reverse.</summary>
internal readonly ref struct WireValue
{
    internal WireValue(WireKind kind, ReadOnlySpan<byte> raw)
    {
        Kind = kind;
        Raw = raw;
        Utf8 = kind == WireKind.Text ? WireBlanks.Trim(raw) : raw;
    }

    internal WireKind Kind { get; }

    /// <summary>The value as it came.</summary>
    internal ReadOnlySpan<byte> Raw { get; }

    /// <summary>The value without the blanks around it, which no field has a use for.</summary>
    internal ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Whether the field counts as not sent: null or a blank text.</summary>
    internal bool IsAbsent => Kind == WireKind.Null || (Kind == WireKind.Text && Utf8.IsEmpty);

    /// <summary>Whether the value is a text, a number or a boolean.</summary>
    internal bool IsScalar => Kind is WireKind.Text or WireKind.Number or WireKind.Boolean;

    public override string ToString() => Encoding.UTF8.GetString(Raw);
}
