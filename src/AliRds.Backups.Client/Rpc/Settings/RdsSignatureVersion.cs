namespace AliRds.Backups.Client;

/// <summary>How calls are signed.</summary>
public enum RdsSignatureVersion
{
    /// <summary><c>ACS3-HMAC-SHA256</c>: the current signature, in headers.</summary>
    V3,

    /// <summary><c>HMAC-SHA1</c>: the older signature, in the query, for older gateways.</summary>
    V1,
}
