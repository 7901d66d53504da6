using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>What distinguishes one attempt from all others: its time and its nonce.</summary>
internal readonly record struct SigningMoment(Instant Time, string Nonce)
{
    /// <summary>The time in the format of both signature versions.</summary>
    internal string Timestamp { get; } = Time.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
