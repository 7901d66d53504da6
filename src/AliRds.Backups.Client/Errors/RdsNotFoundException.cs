namespace AliRds.Backups.Client;

/// <summary>The requested resource does not exist, or is not visible to this account or at this endpoint.</summary>
public sealed class RdsNotFoundException : RdsServiceException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="error">What the service said.</param>
    public RdsNotFoundException(ServiceError error)
        : base(error)
    {
    }
}
