using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>The conditional headers, in the order of RFC 9110, 13.2.2.</summary>
internal static class Conditions
{
    /// <summary>412, 304, or null to continue.</summary>
    public static int? Check(IHeaderDictionary headers, StoredObject stored)
    {
        var isChanged = headers.IfMatch is { Count: > 0 } ifMatch
            ? !Lists(ifMatch.ToString(), stored.ETag)
            : IsAfter(stored, headers.IfUnmodifiedSince.ToString()) == true;
        if (isChanged)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        var isUnchanged = headers.IfNoneMatch is { Count: > 0 } ifNoneMatch
            ? Lists(ifNoneMatch.ToString(), stored.ETag)
            : IsAfter(stored, headers.IfModifiedSince.ToString()) == false;
        return isUnchanged ? StatusCodes.Status304NotModified : null;
    }

    /// <summary>Whether <c>If-Range</c> allows the range. A weak tag never does.</summary>
    public static bool AllowsRange(IHeaderDictionary headers, StoredObject stored)
    {
        var condition = headers.IfRange.ToString();
        return condition.Length == 0
            || Unquote(condition) == Unquote(stored.ETag)
            || (TryReadTime(condition) is { } time && time == stored.LastModified.ToDateTimeOffset());
    }

    private static bool Lists(string condition, string tag) =>
        condition.Trim() == "*" || condition.Split(',').Any(listed => Unquote(listed) == Unquote(tag));

    /// <summary>OSS accepts tags with and without quotes.</summary>
    private static string Unquote(string tag) => tag.Trim().Trim('"');

    private static bool? IsAfter(StoredObject stored, string time) =>
        TryReadTime(time) is { } limit ? stored.LastModified.ToDateTimeOffset() > limit : null;

    private static DateTimeOffset? TryReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
