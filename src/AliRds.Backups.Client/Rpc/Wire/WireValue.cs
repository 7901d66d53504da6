using System.Buffers;
using System.Buffers.Text;
using System.Text;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>One value of a response, JSON or XML. The service sends texts for numbers and the other way round.</summary>
/// <remarks>
/// The <c>TryGet</c> methods give <see langword="null"/> and return <see langword="true"/> when the value is absent.
/// <see langword="false"/> means that there is a value, but not one of the type.
/// </remarks>
internal readonly ref struct WireValue
{
    internal WireValue(WireKind kind, ReadOnlySpan<byte> raw)
    {
        Kind = kind;
        Raw = raw;
        Utf8 = kind == WireKind.Text ? Trim(raw) : raw;
    }

    internal WireKind Kind { get; }

    /// <summary>The value as it came.</summary>
    internal ReadOnlySpan<byte> Raw { get; }

    /// <summary>The value without surrounding white space, which has no meaning in any field.</summary>
    internal ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Whether the field counts as not sent: null or blank text.</summary>
    internal bool IsAbsent => Kind == WireKind.Null || (Kind == WireKind.Text && Utf8.IsEmpty);

    /// <summary>Whether the value is a text, a number or a boolean.</summary>
    private bool IsScalar => Kind is WireKind.Text or WireKind.Number or WireKind.Boolean;

    public override string ToString() => Encoding.UTF8.GetString(Raw);

    /// <summary>A text that is likely to occur in other rows too.</summary>
    internal bool TryGetText(StringPool pool, out string? text)
    {
        text = IsScalar && !IsAbsent ? pool.GetOrAdd(Utf8) : null;
        return IsScalar || IsAbsent;
    }

    /// <summary>A text that no other row has, so it stays out of the pool.</summary>
    internal bool TryGetId(out string? id)
    {
        id = IsScalar && !IsAbsent ? Encoding.UTF8.GetString(Utf8) : null;
        return IsScalar || IsAbsent;
    }

    /// <summary>JSON as text. Some pages of the API show a text that holds JSON, others the JSON itself.</summary>
    internal bool TryGetJson(StringPool pool, out string? json)
    {
        json = IsAbsent || Kind == WireKind.Malformed ? null : pool.GetOrAdd(Utf8);
        return Kind != WireKind.Malformed;
    }

    internal bool TryGetInt64(out long? number)
    {
        var isNumber = Utf8Parser.TryParse(Utf8, out long parsed, out var consumed) && consumed == Utf8.Length && IsScalar;
        number = isNumber ? parsed : null;
        return isNumber || IsAbsent;
    }

    internal bool TryGetUInt64(out ulong? number)
    {
        var isNumber = Utf8Parser.TryParse(Utf8, out ulong parsed, out var consumed) && consumed == Utf8.Length && IsScalar;
        number = isNumber ? parsed : null;
        return isNumber || IsAbsent;
    }

    /// <summary>A number that is never negative.</summary>
    internal bool TryGetCount(out long? number)
    {
        var isCount = TryGetInt64(out number) && number is null or >= 0;
        number = isCount ? number : null;
        return isCount;
    }

    /// <inheritdoc cref="TryGetCount(out long?)"/>
    internal bool TryGetCount(out int? number)
    {
        var isCount = TryGetCount(out long? wide) && wide is null or <= int.MaxValue;
        number = isCount ? (int?)wide : null;
        return isCount;
    }

    /// <summary><c>1</c> and <c>0</c>, or <c>true</c> and <c>false</c>.</summary>
    internal bool TryGetBoolean(out bool? flag)
    {
        flag = IsScalar switch
        {
            true when Utf8.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(Utf8, "true"u8) => true,
            true when Utf8.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(Utf8, "false"u8) => false,
            _ => null,
        };
        return flag is not null || IsAbsent;
    }

    internal bool TryGetTimestamp(out Instant? time)
    {
        var isTime = WireTimestamp.TryParse(Utf8, out var parsed) && Kind == WireKind.Text;
        time = isTime ? parsed : null;
        return isTime || IsAbsent;
    }

    /// <summary>Unix time in seconds. 0 means that there is no time.</summary>
    internal bool TryGetUnixSeconds(out Instant? time)
    {
        var isTime = TryGetInt64(out var seconds) && seconds is null or >= 0 && !(seconds > Instant.MaxValue.ToUnixTimeSeconds());
        time = isTime && seconds > 0 ? Instant.FromUnixTimeSeconds(seconds.Value) : null;
        return isTime;
    }

    /// <summary>A link. Null, an empty text and the text <c>null</c> mean that there is none.</summary>
    internal bool TryGetLink(out BackupLink? link)
    {
        link = Kind == WireKind.Text && BackupLink.IsLink(Utf8) ? BackupLink.FromUtf8(Utf8) : null;
        return link is not null || IsAbsent || (Kind == WireKind.Text && Utf8.SequenceEqual("null"u8));
    }

    /// <summary>Removes white space at both ends, also the kinds that are not ASCII.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || (IsVisibleAscii(utf8[0]) && IsVisibleAscii(utf8[^1])))
        {
            return utf8;
        }

        while (Rune.DecodeFromUtf8(utf8, out var first, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            utf8 = utf8[length..];
        }

        while (Rune.DecodeLastFromUtf8(utf8, out var last, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            utf8 = utf8[..^length];
        }

        return utf8;
    }

    private static bool IsVisibleAscii(byte value) => value is > (byte)' ' and < 0x7F;
}

/// <summary>What kind of value came. XML knows only texts and structures.</summary>
internal enum WireKind
{
    Null,
    Text,
    Number,
    Boolean,

    /// <summary>An object or an array, as the text that it came in.</summary>
    Structure,

    /// <summary>A text that cannot be decoded, as it came.</summary>
    Malformed,
}
