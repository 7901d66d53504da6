namespace AliRds.Backups.Client;

/// <summary>The service refused the access key: it is unknown, disabled, expired, or its secret is wrong.</summary>
public sealed class RdsCredentialsException : RdsServiceException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="error">What the service said.</param>
    public RdsCredentialsException(ServiceError error)
        : base(error)
    {
    }
}
