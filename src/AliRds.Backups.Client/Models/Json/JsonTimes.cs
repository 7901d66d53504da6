using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Models.Json;

/// <summary>Reads and writes times and durations in ISO 8601.</summary>
internal static class JsonTimes
{
    internal static string Write(Instant time) => InstantPattern.ExtendedIso.Format(time);

    /// <exception cref="ArgumentException">The text is not a time.</exception>
    internal static Instant ReadInstant(string text) =>
        InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value
        : WireTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out var time) ? time
        : throw new ArgumentException("The text is not a time.", nameof(text));

    internal static string Write(Duration duration) => XmlConvert.ToString(duration.ToTimeSpan());

    /// <exception cref="ArgumentException">The text is not a duration.</exception>
    internal static Duration ReadDuration(string text)
    {
        try
        {
            return Duration.FromTimeSpan(XmlConvert.ToTimeSpan(text));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException("The text is not a duration.", nameof(text), exception);
        }
    }
}
