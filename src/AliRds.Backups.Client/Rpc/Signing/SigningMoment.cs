using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>What makes one attempt unlike any other: its time and its nonce.</summary>
internal readonly record struct SigningMoment(Instant Time, string Nonce)
{
    /// <summary>The time as both signature versions write it.</summary>
    internal string Timestamp { get; } = Time.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
