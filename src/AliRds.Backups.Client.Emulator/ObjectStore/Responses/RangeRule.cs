using System.Globalization;
using AliRds.Backups.Client.Emulator.Content;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>
/// How OSS reads a <c>Range</c> header. By default, it ignores a range that is not entirely inside the object and sends the whole object
/// with 200. With <c>x-oss-range-behavior: standard</c>, it truncates the range at the end of the object, and responds 416 to a start
/// beyond the end.
/// </summary>
internal static class RangeRule
{
    private const string Unit = "bytes=";

    /// <summary>If the range is null and not unsatisfiable, the whole object is sent.</summary>
    public static (ByteRange? Range, bool IsUnsatisfiable) Resolve(string header, bool standard, long length)
    {
        if (!header.StartsWith(Unit, StringComparison.Ordinal) || header.AsSpan(Unit.Length) is not { IsEmpty: false } text)
        {
            return (null, false);
        }

        var dash = text.IndexOf('-');
        if (dash < 0
            || !TryRead(text[..dash], out var first)
            || !TryRead(text[(dash + 1)..], out var last)
            || (first is null && last is null)
            || last < first)
        {
            return (null, false);
        }

        return first is null ? Suffix(last!.Value, standard, length) : Inner(first.Value, last, standard, length);
    }

    private static (ByteRange? Range, bool IsUnsatisfiable) Suffix(long count, bool standard, long length)
    {
        if (standard)
        {
            return count == 0 || length == 0 ? (null, true) : (new ByteRange(Math.Max(0, length - count), Math.Min(count, length)), false);
        }

        return count == 0 || count > length ? (null, false) : (new ByteRange(length - count, count), false);
    }

    private static (ByteRange? Range, bool IsUnsatisfiable) Inner(long first, long? last, bool standard, long length)
    {
        if (first >= length)
        {
            return (null, standard);
        }

        return last >= length && !standard
            ? (null, false)
            : (new ByteRange(first, Math.Min(last ?? long.MaxValue, length - 1) - first + 1), false);
    }

    /// <summary>Reads digits. Empty text gives null.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, out long? value)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = isNumber ? number : null;
        return isNumber || text.IsEmpty;
    }
}
