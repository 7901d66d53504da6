using System.Globalization;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>Formats an age in two units: <c>20 d 12 h</c>, or <c>3 h 5 min</c> for less than a day.</summary>
internal static class AgeText
{
    public static string Of(TimeSpan age) => age switch
    {
        { Days: > 0, Hours: 0 } => string.Create(CultureInfo.InvariantCulture, $"{age.Days} d"),
        { Days: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{age.Days} d {age.Hours} h"),
        { Hours: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{age.Hours} h {age.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.Minutes} min"),
    };
}
