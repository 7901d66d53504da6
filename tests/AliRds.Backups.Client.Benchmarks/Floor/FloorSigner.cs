using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AliRds.Backups.Client.Benchmarks.Floor;

/// <summary>Signature version 3 as one writes it with strings, the way the documentation shows it.</summary>
internal static class FloorSigner
{
    private const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    internal static string Sign(IReadOnlyDictionary<string, string> parameters, string host, string keyId, string secret, DateTime time, string nonce)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = host,
            ["x-acs-action"] = "DescribeBackups",
            ["x-acs-content-sha256"] = EmptyBodyHash,
            ["x-acs-date"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-version"] = "2014-08-15",
        };
        var query = string.Join('&', parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
        var canonicalHeaders = string.Concat(headers.Select(header => $"{header.Key}:{header.Value.Trim()}\n"));
        var signedHeaders = string.Join(';', headers.Keys);
        var canonical = $"POST\n/\n{query}\n{canonicalHeaders}\n{signedHeaders}\n{EmptyBodyHash}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"ACS3-HMAC-SHA256\n{hash}"));
        return $"ACS3-HMAC-SHA256 Credential={keyId},SignedHeaders={signedHeaders},Signature={Convert.ToHexStringLower(signature)}";
    }
}
