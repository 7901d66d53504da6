using AliRds.Backups.Client.Emulator.Keys;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// An address that returns a temporary key, for programs that read <c>ALIBABA_CLOUD_CREDENTIALS_URI</c>. The key is replaced half an hour
/// before it expires, or halfway through its lifetime if that is less than an hour. Thread-safe.
/// </summary>
public sealed class EmulatorCredentialsUri
{
    internal const string Path = "/credentials";

    internal EmulatorCredentialsUri(EmulatorAccessKeys keys, ServiceClock clock) =>
        Credentials = new RotatingCredentials(keys, Duration.FromHours(1), clock);

    /// <summary>The address, such as <c>http://127.0.0.1:41231/credentials</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>How it responds. Default: <see cref="EmulatorCredentialsUriMode.Good"/>.</summary>
    public EmulatorCredentialsUriMode Mode { get; set; }

    /// <summary>Lifetime of the keys issued from now on; positive. Default: 1 hour.</summary>
    public Duration KeyLifetime
    {
        get => Credentials.Lifetime;
        set => Credentials.Lifetime = value;
    }

    internal RotatingCredentials Credentials { get; }

    /// <summary>Replaces the key. The old one stays valid until it expires.</summary>
    /// <returns>The new key.</returns>
    public EmulatorTemporaryCredentials RotateKey() => Credentials.Rotate();

    internal void SetEndpoint(Uri endpoint) => Address = new Uri(endpoint, Path);
}
