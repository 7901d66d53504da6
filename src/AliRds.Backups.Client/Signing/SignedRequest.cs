namespace AliRds.Backups.Client.Signing;

/// <summary>A call that is ready to be sent, once.</summary>
/// <param name="Method">The HTTP method, which is part of what was signed.</param>
/// <param name="Address">The address with its encoded query.</param>
/// <param name="Headers">The headers to send, beside Host.</param>
internal sealed record SignedRequest(HttpMethod Method, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    // The record's own printing would show the signature.
    public override string ToString() => $"{Method} {Address.Host}";
}
