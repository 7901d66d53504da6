namespace AliRds.Backups.Client;

/// <summary>What was asked for does not exist, or is not visible to this account or at this endpoint.</summary>
public sealed class RdsNotFoundException : RdsServiceException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public RdsNotFoundException(ServiceError error)
        : base(error)
    {
    }
}
