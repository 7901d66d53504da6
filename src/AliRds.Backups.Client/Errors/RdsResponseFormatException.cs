using System.Globalization;

namespace AliRds.Backups.Client;

/// <summary>
/// A response came back that is not one of this operation: a proxy's page, an empty or broken body, another API's response, or one beyond
/// the bounds set in the options. It is never taken for an empty listing.
/// </summary>
public sealed class RdsResponseFormatException : RdsCallException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="reason">What is wrong with the response.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsResponseFormatException(string reason, int statusCode, Exception? innerException = null)
        : base(reason, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    private protected override IEnumerable<string> AdditionalFacts =>
        [string.Create(CultureInfo.InvariantCulture, $"HTTP status: {StatusCode}")];
}
