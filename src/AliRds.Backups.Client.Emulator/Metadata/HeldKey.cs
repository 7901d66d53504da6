using NodaTime;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>One temporary key that is given to all who ask, and replaced ahead of its end.</summary>
internal sealed class HeldKey(EmulatorAccessKeys keys, Duration lifetime, Func<Instant> now)
{
    private static readonly Duration LongestMargin = Duration.FromMinutes(30);

    private readonly object _gate = new();
    private Duration _lifetime = lifetime;
    private Instant _replaceAt = Instant.MinValue;
    private EmulatorTemporaryCredentials? _key;

    public Duration Lifetime
    {
        get
        {
            lock (_gate)
            {
                return _lifetime;
            }
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, Duration.Zero);
            lock (_gate)
            {
                _lifetime = value;
            }
        }
    }

    public EmulatorTemporaryCredentials Current()
    {
        lock (_gate)
        {
            return _key is not null && now() < _replaceAt ? _key : Replace();
        }
    }

    public EmulatorTemporaryCredentials Rotate()
    {
        lock (_gate)
        {
            return Replace();
        }
    }

    private EmulatorTemporaryCredentials Replace()
    {
        _key = keys.Issue(_lifetime);
        _replaceAt = _key.Expiration - Duration.Min(LongestMargin, _lifetime / 2);
        return _key;
    }
}
