namespace AliRds.Backups.Client;

/// <summary>The network over which the service is called.</summary>
public enum RdsNetwork
{
    /// <summary>The Internet.</summary>
    Public,

    /// <summary>The VPC network of the region. It can be reached only from there, and serves only that region's instances.</summary>
    Vpc,
}
