namespace AliRds.Backups.Client;

/// <summary>What a client is meant to talk to. It keeps keys of the cloud from an emulator, and keys of an emulator from the cloud.</summary>
public enum RdsTarget
{
    /// <summary>A loopback endpoint is an emulator, any other is the cloud.</summary>
    Automatic,

    /// <summary>The cloud, also through a tunnel that ends on this machine.</summary>
    Cloud,

    /// <summary>An emulator, also on another machine.</summary>
    Emulator,
}
