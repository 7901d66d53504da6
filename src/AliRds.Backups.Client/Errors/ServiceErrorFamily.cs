namespace AliRds.Backups.Client.Errors;

/// <summary>Groups of error codes after which a caller, or this client, acts alike.</summary>
internal enum ServiceErrorFamily
{
    Other,
    Throttling,
    Credentials,
    Permission,
    NotFound,
    Clock,
}
