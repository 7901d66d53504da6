using AliRds.Backups.Client.Emulator.Metadata;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// An address that answers with a temporary key, as programs find it in <c>ALIBABA_CLOUD_CREDENTIALS_URI</c>. The same key is given until
/// half an hour, or half its life, is left of it. Safe to use from any thread.
/// </summary>
public sealed class EmulatorCredentialsUri
{
    internal EmulatorCredentialsUri(EmulatorAccessKeys keys, Func<Instant> now) => HeldKey = new HeldKey(keys, Duration.FromHours(1), now);

    /// <summary>The address, such as <c>http://127.0.0.1:41231/credentials</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>How it answers. Default: <see cref="EmulatorCredentialsUriMode.Good"/>.</summary>
    public EmulatorCredentialsUriMode Mode { get; set; }

    /// <summary>Life of the keys that are made from now on; positive. Default: 1 hour.</summary>
    public Duration KeyLifetime
    {
        get => HeldKey.Lifetime;
        set => HeldKey.Lifetime = value;
    }

    internal HeldKey HeldKey { get; }

    /// <summary>Replaces the key. The old one stays valid until its end.</summary>
    /// <returns>The key that is given from now on.</returns>
    public EmulatorTemporaryCredentials RotateKey() => HeldKey.Rotate();

    internal void Locate(Uri endpoint) => Address = new Uri(endpoint, CredentialsUriRoom.Path);
}
