using AliRds.Backups.Client.Emulator.Keys;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The metadata service of an ECS instance, under <c>/latest/</c> on the emulator's endpoint: session tokens, the name of the role and its
/// key. The key is replaced half an hour before it expires, or halfway through its lifetime if that is less than an hour. Thread-safe.
/// </summary>
public sealed class EmulatorMetadata
{
    /// <summary>The default name of the role.</summary>
    public const string DefaultRoleName = "rds-backups-emulator";

    private string _roleName = DefaultRoleName;

    internal EmulatorMetadata(EmulatorAccessKeys keys, ServiceClock clock) =>
        Credentials = new RotatingCredentials(keys, Duration.FromHours(6), clock);

    /// <summary>How the service behaves. Default: <see cref="EmulatorMetadataMode.V1AndV2"/>.</summary>
    public EmulatorMetadataMode Mode { get; set; }

    /// <summary>The role of the instance; not blank. Default: <see cref="DefaultRoleName"/>.</summary>
    public string RoleName
    {
        get => _roleName;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _roleName = value;
        }
    }

    /// <summary>Lifetime of the keys issued from now on; positive. Default: 6 hours.</summary>
    public Duration KeyLifetime
    {
        get => Credentials.Lifetime;
        set => Credentials.Lifetime = value;
    }

    internal RotatingCredentials Credentials { get; }

    /// <summary>Replaces the key. The old one stays valid until it expires.</summary>
    /// <returns>The new key.</returns>
    public EmulatorTemporaryCredentials RotateKey() => Credentials.Rotate();
}
