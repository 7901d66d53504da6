using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>The end of a key as text: ISO 8601, in UTC unless it says otherwise.</summary>
internal static class ExpirationText
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static Instant? Parse(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
        ? Instant.FromDateTimeOffset(time)
        : null;
}
