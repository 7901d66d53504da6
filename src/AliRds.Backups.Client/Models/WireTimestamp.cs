using NodaTime;

namespace AliRds.Backups.Client.Models;

/// <summary>
/// Reads the times of a response: <c>yyyy-MM-ddTHH:mm</c>, with or without seconds, a fraction, and the final <c>Z</c> or an offset such as
/// <c>+08:00</c>. The documentation says minutes, the service sends seconds. Without an offset they are UTC.
/// </summary>
internal static class WireTimestamp
{
    private const int MinuteLength = 16;
    private const int MaxOffsetHours = 18;

    internal static bool TryParse(ReadOnlySpan<byte> text, out Instant time)
    {
        time = default;
        if (!TryRemoveOffset(ref text, out var offsetMinutes)
            || text.Length < MinuteLength || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':'
            || !TryParseDigits(text[..4], out var year)
            || !TryParseDigits(text[5..7], out var month) || !TryParseDigits(text[8..10], out var day)
            || !TryParseDigits(text[11..13], out var hour) || !TryParseDigits(text[14..16], out var minute)
            || !TryParseSeconds(text[MinuteLength..], out var second, out var nanosecond))
        {
            return false;
        }

        return TryCreate(year, month, day, hour, minute, second, nanosecond, out time) && TryShift(ref time, offsetMinutes);
    }

    /// <summary>Removes <c>Z</c>, <c>+hh</c>, <c>+hhmm</c> or <c>+hh:mm</c>, with either sign, from the end.</summary>
    private static bool TryRemoveOffset(ref ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length <= MinuteLength || text[^1] == 'Z')
        {
            text = text.Length > 0 && text[^1] == 'Z' ? text[..^1] : text;
            return true;
        }

        var sign = text[MinuteLength..].IndexOfAny((byte)'+', (byte)'-');
        if (sign < 0)
        {
            return true;
        }

        var offset = text[(MinuteLength + sign)..];
        text = text[..(MinuteLength + sign)];
        var minuteDigits = offset.Length switch
        {
            3 => "00"u8,
            5 => offset[3..],
            6 when offset[3] == ':' => offset[4..],
            _ => default,
        };
        if (minuteDigits.IsEmpty || !TryParseDigits(offset[1..3], out var hours) || !TryParseDigits(minuteDigits, out minutes)
            || hours > MaxOffsetHours || minutes > 59)
        {
            return false;
        }

        minutes = (offset[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
        return true;
    }

    private static bool TryShift(ref Instant time, int offsetMinutes)
    {
        var shift = Duration.FromMinutes(-offsetMinutes);
        if (shift > Instant.MaxValue - time)
        {
            return false;
        }

        time += shift;
        return true;
    }

    private static bool TryCreate(int year, int month, int day, int hour, int minute, int second, long nanosecond, out Instant time)
    {
        time = default;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = Instant.FromUtc(year, month, day, hour, minute, second).PlusNanoseconds(nanosecond);
        return true;
    }

    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out int second, out long nanosecond)
    {
        second = 0;
        nanosecond = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        return text.Length >= 3 && text[0] == ':' && TryParseDigits(text[1..3], out second) && TryParseFraction(text[3..], out nanosecond);
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, out long nanosecond)
    {
        nanosecond = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != '.' || text.Length is < 2 or > 10 || !TryParseDigits(text[1..], out var digits))
        {
            return false;
        }

        nanosecond = digits;
        for (var i = text.Length; i < 10; i++)
        {
            nanosecond *= 10;
        }

        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (character - '0');
        }

        return true;
    }
}
