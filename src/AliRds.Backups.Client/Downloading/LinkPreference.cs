namespace AliRds.Backups.Client.Downloading;

/// <summary>Which link of a backup to use. Traffic over the internal one is free; over the Internet it costs beyond 500 GB an instance and month.</summary>
public enum LinkPreference
{
    /// <summary>The internal link when the object store answers there within 3 seconds, otherwise the public one.</summary>
    Auto,

    /// <summary>The internal link only; it works in the region's own network.</summary>
    Internal,

    /// <summary>The public link only.</summary>
    Public,
}
