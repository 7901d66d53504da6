using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>The ACS3-HMAC-SHA256 signature, as the server computes it.</summary>
internal static class SignatureV3
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string CanonicalRequest(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        IReadOnlyList<string> signedHeaders,
        Func<string, string> header,
        string payloadHash)
    {
        var text = new StringBuilder();
        text.Append(method).Append('\n').Append(path).Append('\n').Append(PercentEncoding.EncodeSorted(query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(header(name).Trim()).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    public static string Sign(string canonicalRequest, string secret)
    {
        var stringToSign = $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        return LowerHex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => LowerHex(SHA256.HashData(bytes));

    private static string LowerHex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
