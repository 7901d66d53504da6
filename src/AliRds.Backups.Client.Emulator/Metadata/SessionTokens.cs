using System.Collections.Concurrent;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>The session tokens of IMDSv2.</summary>
internal sealed class SessionTokens(ulong random, Func<Instant> now)
{
    private const int LongestLifeSeconds = 21_600;

    private readonly ConcurrentDictionary<string, Instant> _ends = new(StringComparer.Ordinal);
    private long _issued;

    /// <summary>Issues a token. Null if the life asked for is not 1 to 21,600 whole seconds.</summary>
    public string? TryIssue(string lifeSeconds)
    {
        if (!int.TryParse(lifeSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > LongestLifeSeconds)
        {
            return null;
        }

        var number = (ulong)Interlocked.Increment(ref _issued);
        var token = Convert.ToHexString(BitConverter.GetBytes(Mix.Of(~random, number)));
        _ends[token] = now() + Duration.FromSeconds(seconds);
        return token;
    }

    public bool IsValid(string token) => _ends.TryGetValue(token, out var end) && now() < end;
}
