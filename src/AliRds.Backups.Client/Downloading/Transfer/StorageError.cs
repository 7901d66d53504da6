namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What the object store says when it refuses a request.</summary>
internal sealed record StorageError(int StatusCode, string? Code, string? Message, string? RequestId)
{
    /// <summary>Whether the object store itself answered: it gives each request an id, and each error a code. A proxy or a portal does neither.</summary>
    internal bool IsOwn => Code is not null || RequestId is not null;

    /// <summary>Whether the link came too late. Expiry is told by the text, because its code is that of every denial.</summary>
    internal bool IsExpiry =>
        StatusCode == 403
        && Code == "AccessDenied"
        && Message?.Contains("expired", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a new link may help, once: the key or token behind this one is gone, its text was altered, or the file moved.</summary>
    internal bool MayNeedNewLink => (StatusCode == 404 && IsOwn) || Code is "InvalidAccessKeyId" or "SignatureDoesNotMatch"
        or "SecurityTokenExpired" or "InvalidSecurityToken" or "RequestTimeTooSkewed";

    internal bool IsThrottling => StatusCode is 429 or 503;

    internal bool IsTransient => StatusCode is 408 or >= 500;

    internal bool IsObjectChange => StatusCode is 412 or 416;

    public override string ToString() => Message is null ? $"HTTP {StatusCode}" : $"{Code}: {Message}";
}
