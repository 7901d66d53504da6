namespace AliRds.Backups.Client;

/// <summary>The HTTP method of calls. The service accepts both. The parameters are in the query with either.</summary>
public enum RdsRequestMethod
{
    /// <summary>POST with an empty body, as the vendor's current clients do.</summary>
    Post,

    /// <summary>GET.</summary>
    Get,
}
