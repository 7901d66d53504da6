using System.Globalization;

namespace AliRds.Backups.Client;

/// <summary>The service refused the call. Children exist where a caller would act differently.</summary>
public class RdsServiceException : RdsCallException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public RdsServiceException(ServiceError error)
        : base(Describe(error ?? throw new ArgumentNullException(nameof(error))))
    {
        Error = error;
        RequestId = error.RequestId;
        Host = error.HostId;
    }

    /// <summary>All that the service said.</summary>
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
