using System.Globalization;

namespace AliRds.Backups.Client;

/// <summary>
/// A response came back that does not belong to this operation: the page of a proxy, an empty or broken body, a response of another API, or
/// one that exceeds the limits in the options. It is never treated as an empty listing.
/// </summary>
public sealed class RdsResponseFormatException : RdsCallException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
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
