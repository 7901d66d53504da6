using System.Collections.Concurrent;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>The session tokens of IMDSv2.</summary>
internal sealed class SessionTokens(ulong random, ServiceClock clock)
{
    private const int MaxLifetimeSeconds = 21_600;

    private readonly ConcurrentDictionary<string, Instant> _ends = new(StringComparer.Ordinal);
    private long _issued;

    /// <summary>Issues a token. Null if the lifetime is not 1 to 21,600 whole seconds.</summary>
    public string? TryIssue(string lifetimeSeconds)
    {
        if (!int.TryParse(lifetimeSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < 1 or > MaxLifetimeSeconds)
        {
            return null;
        }

        var number = (ulong)Interlocked.Increment(ref _issued);
        var token = Convert.ToHexString(BitConverter.GetBytes(SplitMix64.Mix(~random, number)));
        _ends[token] = clock.Now + Duration.FromSeconds(seconds);
        return token;
    }

    public bool IsValid(string token) => _ends.TryGetValue(token, out var end) && clock.Now < end;
}
