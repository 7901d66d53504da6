namespace AliRds.Backups.Client;

/// <summary>The network over which the client calls the service.</summary>
public enum RdsNetwork
{
    /// <summary>The Internet.</summary>
    Public,

    /// <summary>
    /// The VPC network of the region. It can be reached only from inside the region, and serves only that region's instances.
    /// </summary>
    Vpc,
}
