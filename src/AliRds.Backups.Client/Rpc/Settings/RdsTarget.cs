namespace AliRds.Backups.Client;

/// <summary>
/// What kind of service an endpoint is. Keys of the cloud are not sent to an emulator, nor the emulator's key to the cloud.
/// </summary>
public enum RdsTarget
{
    /// <summary>A loopback endpoint is an emulator; any other endpoint is the cloud.</summary>
    Automatic,

    /// <summary>The cloud, including through a tunnel that ends on this machine.</summary>
    Cloud,

    /// <summary>An emulator, including one on another machine.</summary>
    Emulator,
}
