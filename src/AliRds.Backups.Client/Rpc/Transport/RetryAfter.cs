using System.Globalization;
using System.Net.Http.Headers;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>How long the server asks the client to wait.</summary>
/// <param name="Delay">The delay, greater than zero.</param>
/// <param name="IsThrottling">
/// Whether it came in <c>x-acs-retry-after</c>, which means throttling, whatever the error code.
/// </param>
internal sealed record RetryAfter(TimeSpan Delay, bool IsThrottling)
{
    private const string GatewayHeader = "x-acs-retry-after";

    /// <summary>
    /// Reads the gateway's header (milliseconds), otherwise the standard one (seconds or a date). Invalid, zero and past values are
    /// ignored.
    /// </summary>
    internal static RetryAfter? Read(HttpResponseHeaders headers, Instant now)
    {
        if (headers.TryGetValues(GatewayHeader, out var values) && TryMilliseconds(values, out var delay))
        {
            return new RetryAfter(delay, IsThrottling: true);
        }

        var standard = headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => (Instant.FromDateTimeOffset(date) - now).ToTimeSpan(),
            _ => TimeSpan.Zero,
        };
        return standard > TimeSpan.Zero ? new RetryAfter(standard, IsThrottling: false) : null;
    }

    private static bool TryMilliseconds(IEnumerable<string> values, out TimeSpan delay)
    {
        var isRead = int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds);
        delay = TimeSpan.FromMilliseconds(milliseconds);
        return isRead && milliseconds > 0;
    }
}
