using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Requests;

/// <summary>The whole minutes, <c>yyyy-MM-ddTHH:mmZ</c>, in which this operation takes times. Its neighbours want seconds; it refuses them.</summary>
internal static class RequestMinute
{
    private const long TicksPerMinute = NodaConstants.TicksPerMinute;

    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

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
