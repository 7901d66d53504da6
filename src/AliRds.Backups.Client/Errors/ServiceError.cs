using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>What the service said when it refused a call.</summary>
/// <remarks>
/// Source: the error body of the RPC gateway (<c>Code</c>, <c>Message</c>, <c>RequestId</c>, <c>HostId</c>, <c>Recommend</c>).
/// </remarks>
public sealed record ServiceError
{
    /// <summary>
    /// The error code, such as <c>InvalidDBInstanceId.NotFound</c>. Decide by the code: statuses differ between products and pages.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>The text of the service, without the string to sign that may be at its end; empty when there was none.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The id of the request, from the body or the <c>x-acs-request-id</c> header. Quote it to the vendor's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The host that the service names in the error.</summary>
    public string? HostId { get; init; }

    /// <summary>The address of the vendor's page about this error.</summary>
    public string? Recommendation { get; init; }

    /// <summary>Members of <c>AccessDeniedDetail</c>, sent when RAM denies the call; otherwise empty.</summary>
    public IReadOnlyDictionary<string, string> AccessDeniedDetail
    {
        get;
        init => field = EquatableDictionary.From(value);
    } = EquatableDictionary.Empty;

    /// <summary>The server's string to sign. It contains the key id and the token, so it is never printed.</summary>
    internal string? ServerStringToSign { get; init; }
}
