using System.Security.Cryptography;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Diagnosis;

/// <summary>
/// Distinguishes a wrong secret from a request that was changed in transit, by comparing what the server signed with what the client
/// signed. The texts contain the key id and the token, so only the names of parts are shown.
/// </summary>
internal static class SignatureHint
{
    private const string HashMark = "ACS3-HMAC-SHA256\n";

    // A longer name may be part of a token.
    private const int LongestName = 40;

    private const string SecretIsWrong =
        "The access key secret is wrong: the server signed the same text as the client. Check that it belongs to the access key id.";

    internal static string For(string server, string client)
    {
        var (theirs, ours) = (Normalize(server), Normalize(client));
        if (theirs == ours || theirs.Equals(HashOf(client), StringComparison.OrdinalIgnoreCase))
        {
            return SecretIsWrong;
        }

        var where = theirs.StartsWith(HashMark, StringComparison.Ordinal)
            ? " (the server shows only a hash)"
            : $" in {Difference(theirs, ours)}";
        return $"The request was changed in transit, perhaps by a proxy: what the server received differs from what was signed{where}.";
    }

    // In version 3, the string to sign is a hash of the canonical request.
    private static string HashOf(string canonicalRequest) =>
        $"{HashMark}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";

    private static string Difference(string server, string client)
    {
        var theirs = Parts(server);
        var ours = Parts(client);
        var names = ours.Except(theirs).Concat(theirs.Except(ours)).Select(NameOf).Distinct(StringComparer.Ordinal);
        var differing = string.Join(", ", names);
        return differing.Length == 0 ? "the order of its parts" : differing;
    }

    /// <summary>
    /// Parts of a V1 string to sign (<c>name%3Dvalue</c>, joined by <c>%26</c>) or lines and parameters of a V3 canonical request.
    /// </summary>
    private static string[] Parts(string text) => text.Split(["%26", "&", "\n"], StringSplitOptions.None);

    private static string NameOf(string part)
    {
        var end = part.AsSpan().IndexOfAny('=', ':', '%');
        return end is > 0 and <= LongestName ? part[..end] : part is "GET" or "POST" ? "the HTTP method" : "the list of signed headers or the body hash";
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").Trim();
}
