using System.Text;

namespace AliRds.Backups.Client.Wire;

/// <summary>One value of an answer, JSON or XML, before anything is made of it. The service sends texts for numbers and the reverse.</summary>
internal readonly ref struct WireValue(WireKind kind, ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;

    internal WireKind Kind { get; } = kind;

    internal ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Whether the field counts as not sent: null or an empty text.</summary>
    internal bool IsAbsent => Kind == WireKind.Null || (Kind == WireKind.Text && _utf8.IsEmpty);

    /// <summary>Whether the value is a text, a number or a boolean.</summary>
    internal bool IsScalar => Kind is WireKind.Text or WireKind.Number or WireKind.Boolean;

    public override string ToString() => Encoding.UTF8.GetString(_utf8);
}
