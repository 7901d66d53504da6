namespace AliRds.Backups.Client;

/// <summary>The format of the service's responses.</summary>
public enum RdsResponseFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,
}
