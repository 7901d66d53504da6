namespace AliRds.Backups.Client.Tests.Support;

/// <summary>A copy of what was sent.</summary>
internal sealed record SentRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers)
{
    internal string Nonce => Headers["x-acs-signature-nonce"];

    internal string Timestamp => Headers["x-acs-date"];

    internal string Authorization => Headers["Authorization"];

    internal static SentRequest Of(HttpRequestMessage request) => new(
        request.Method.Method,
        request.RequestUri!.OriginalString,
        request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
}
