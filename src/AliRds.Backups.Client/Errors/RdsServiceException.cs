using System.Globalization;

namespace AliRds.Backups.Client;

/// <summary>The service refused the call. There are derived classes where a caller would act differently.</summary>
public class RdsServiceException : RdsCallException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="error">What the service said.</param>
    public RdsServiceException(ServiceError error)
        : base(Describe(error ?? throw new ArgumentNullException(nameof(error))))
    {
        Error = error;
        RequestId = error.RequestId;
        Host = error.HostId;
    }

    /// <summary>Everything that the service said.</summary>
    public ServiceError Error { get; }

    /// <summary>The error code, such as <c>InvalidDBInstanceId.NotFound</c>.</summary>
    public string Code => Error.Code;

    /// <summary>The HTTP status.</summary>
    public int StatusCode => Error.StatusCode;

    /// <summary>The address of the vendor's page about this error.</summary>
    public string? Recommendation => Error.Recommendation;

    private protected override IEnumerable<string> AdditionalFacts =>
        [string.Create(CultureInfo.InvariantCulture, $"HTTP status: {StatusCode}")];

    private static string Describe(ServiceError error) => error.Message.Length == 0 ? error.Code : $"{error.Code}: {error.Message}";
}
