using AliRds.Backups.Client.Emulator.Metadata;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The metadata service of an ECS instance, under <c>/latest/</c> on the emulator's endpoint: session tokens, the name of the role, its
/// key. The same key is given until half an hour, or half its life, is left of it. Safe to use from any thread.
/// </summary>
public sealed class EmulatorMetadata
{
    /// <summary>The name of the role until another one is set.</summary>
    public const string DefaultRoleName = "rds-backups-emulator";

    private string _roleName = DefaultRoleName;

    internal EmulatorMetadata(EmulatorAccessKeys keys, Func<Instant> now) => HeldKey = new HeldKey(keys, Duration.FromHours(6), now);

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

    /// <summary>Life of the keys that are made from now on; positive. Default: 6 hours.</summary>
    public Duration KeyLifetime
    {
        get => HeldKey.Lifetime;
        set => HeldKey.Lifetime = value;
    }

    internal HeldKey HeldKey { get; }

    /// <summary>Replaces the key. The old one stays valid until its end.</summary>
    /// <returns>The key that is given from now on.</returns>
    public EmulatorTemporaryCredentials RotateKey() => HeldKey.Rotate();
}
