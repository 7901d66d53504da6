using System.Buffers.Text;
using System.Text;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// Makes typed values of wire values. An absent value gives <see langword="null"/> and counts as read; <see langword="false"/> means that
/// something is there that is not of the type.
/// </summary>
internal static class WireConvert
{
    /// <summary>A text that says something: blank counts as absent.</summary>
    internal static bool Word(in WireValue value, StringPool pool, out string? word)
    {
        word = value.IsScalar && !value.IsAbsent ? pool.GetOrAdd(value.Utf8) : null;
        return value.IsScalar || value.IsAbsent;
    }

    /// <summary>A word that no other row has, so that it is kept out of the pool.</summary>
    internal static bool Id(in WireValue value, out string? id)
    {
        id = value.IsScalar && !value.IsAbsent ? Encoding.UTF8.GetString(value.Utf8) : null;
        return value.IsScalar || value.IsAbsent;
    }

    /// <summary>JSON as its own text; some pages show a text that holds JSON, some the JSON itself.</summary>
    internal static bool Json(in WireValue value, StringPool pool, out string? json)
    {
        json = value.IsAbsent || value.Kind == WireKind.Malformed ? null : pool.GetOrAdd(value.Utf8);
        return value.Kind != WireKind.Malformed;
    }

    internal static bool Int64(in WireValue value, out long? number)
    {
        number = null;
        if (value.IsAbsent)
        {
            return true;
        }

        if (!value.IsScalar || !Utf8Parser.TryParse(value.Utf8, out long parsed, out var consumed) || consumed != value.Utf8.Length)
        {
            return false;
        }

        number = parsed;
        return true;
    }

    /// <summary>A number of things, which is never below zero.</summary>
    internal static bool Count(in WireValue value, out long? number)
    {
        var isRead = Int64(value, out number) && number is null or >= 0;
        number = isRead ? number : null;
        return isRead;
    }

    /// <inheritdoc cref="Count(in WireValue, out long?)"/>
    internal static bool Count(in WireValue value, out int? number)
    {
        var isRead = Count(value, out long? wide) && wide is null or <= int.MaxValue;
        number = isRead ? (int?)wide : null;
        return isRead;
    }

    internal static bool UInt64(in WireValue value, out ulong? number)
    {
        number = null;
        if (value.IsAbsent)
        {
            return true;
        }

        if (!value.IsScalar || !Utf8Parser.TryParse(value.Utf8, out ulong parsed, out var consumed) || consumed != value.Utf8.Length)
        {
            return false;
        }

        number = parsed;
        return true;
    }

    /// <summary>A flag: <c>1</c> and <c>0</c>, or <c>true</c> and <c>false</c>.</summary>
    internal static bool Flag(in WireValue value, out bool? flag)
    {
        flag = value.IsScalar switch
        {
            true when value.Utf8.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(value.Utf8, "true"u8) => true,
            true when value.Utf8.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(value.Utf8, "false"u8) => false,
            _ => null,
        };
        return flag is not null || value.IsAbsent;
    }

    internal static bool Timestamp(in WireValue value, out Instant? time)
    {
        time = null;
        if (value.IsAbsent)
        {
            return true;
        }

        if (value.Kind != WireKind.Text || !WireTimestamp.TryParse(value.Utf8, out var parsed))
        {
            return false;
        }

        time = parsed;
        return true;
    }

    /// <summary>Unix time in seconds; 0 stands for none.</summary>
    internal static bool UnixSeconds(in WireValue value, out Instant? time)
    {
        time = null;
        if (!Int64(value, out var seconds) || seconds < 0 || seconds > NodaTime.Instant.MaxValue.ToUnixTimeSeconds())
        {
            return false;
        }

        time = seconds is null or 0 ? null : Instant.FromUnixTimeSeconds(seconds.Value);
        return true;
    }

    /// <summary>A link. Null, an empty text and the word <c>null</c> all mean that there is none.</summary>
    internal static bool Link(in WireValue value, out BackupLink? link)
    {
        link = null;
        if (value.IsAbsent || (value.Kind == WireKind.Text && value.Utf8.SequenceEqual("null"u8)))
        {
            return true;
        }

        if (value.Kind != WireKind.Text || !BackupLink.IsLink(value.Utf8))
        {
            return false;
        }

        link = BackupLink.FromUtf8(value.Utf8);
        return true;
    }
}
