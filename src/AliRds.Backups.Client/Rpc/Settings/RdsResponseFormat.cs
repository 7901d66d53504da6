namespace AliRds.Backups.Client;

/// <summary>The format in which the service is asked to answer.</summary>
public enum RdsResponseFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,
}
