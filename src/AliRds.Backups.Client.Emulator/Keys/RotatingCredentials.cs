using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Keys;

/// <summary>One temporary key for all requests, replaced before it expires.</summary>
internal sealed class RotatingCredentials(EmulatorAccessKeys keys, Duration lifetime, ServiceClock clock)
{
    private static readonly Duration MaxMargin = Duration.FromMinutes(30);

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
            return _key is not null && clock.Now < _replaceAt ? _key : Replace();
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
        _replaceAt = _key.Expiration - Duration.Min(MaxMargin, _lifetime / 2);
        return _key;
    }
}
