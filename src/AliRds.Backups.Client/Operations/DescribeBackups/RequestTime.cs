using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Operations.DescribeBackups;

/// <summary>
/// The times that this operation accepts: whole minutes, <c>yyyy-MM-ddTHH:mmZ</c>. Similar operations require seconds; this one refuses
/// them.
/// </summary>
internal static class RequestTime
{
    private const long TicksPerMinute = NodaConstants.TicksPerMinute;

    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    /// <summary>No backup is older.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The last whole minute with a year of four digits.</summary>
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 23, 59);

    /// <summary>Whether a time, in ticks since 1970, can be a bound of a range.</summary>
    internal static bool IsInRange(long ticks) => ticks >= Earliest.ToUnixTimeTicks() && ticks <= Latest.ToUnixTimeTicks();

    /// <exception cref="ArgumentOutOfRangeException">The time cannot be a bound of a range.</exception>
    internal static void ThrowIfOutOfRange(Instant? time, string parameter)
    {
        if (time < Earliest || time > Latest)
        {
            throw new ArgumentOutOfRangeException(
                parameter, $"A time must be from {Format(Earliest)} to {Format(Latest)}. Use null for no bound.");
        }
    }

    internal static string Format(Instant minute) => Pattern.Format(minute);

    internal static Instant? Floor(Instant? time) => time is { } value ? Floor(value) : null;

    internal static Instant? Ceiling(Instant? time)
    {
        if (time is not { } value)
        {
            return null;
        }

        var floor = Floor(value);
        return floor == value ? floor : floor + Duration.FromMinutes(1);
    }

    private static Instant Floor(Instant time)
    {
        var ticks = time.ToUnixTimeTicks();
        var remainder = ticks % TicksPerMinute;
        return Instant.FromUnixTimeTicks(ticks - (remainder < 0 ? remainder + TicksPerMinute : remainder));
    }
}
