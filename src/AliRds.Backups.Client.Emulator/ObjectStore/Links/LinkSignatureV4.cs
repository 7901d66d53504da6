using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>OSS signature version 4 in a query: HMAC-SHA256.</summary>
internal static class LinkSignatureV4
{
    public const string Algorithm = "OSS4-HMAC-SHA256";
    public const string SignatureName = "x-oss-signature";
    public const string TimePattern = "uuuuMMdd'T'HHmmss'Z'";

    private const string AdditionalHeadersName = "x-oss-additional-headers";

    public static string StringToSign(ObjectRequest request, string time, string scope) =>
        $"{Algorithm}\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request))))}";

    /// <param name="stringToSign">See <see cref="StringToSign"/>.</param>
    /// <param name="secret">Secret of the key.</param>
    /// <param name="scope">Date, region, <c>oss</c> and a fixed word, separated by slashes.</param>
    public static string Sign(string stringToSign, string secret, string scope)
    {
        var key = Encoding.UTF8.GetBytes("aliyun_v4" + secret);
        foreach (var step in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        }

        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));
    }

    private static string Canonical(ObjectRequest request)
    {
        var path = string.Join('/', request.Address.Path.Split('/').Select(PercentEncoding.Encode));
        var additional = AdditionalHeaders(request);
        var headers = string.Concat(SignedHeaders(request, additional).Select(header => $"{header.Key}:{header.Value}\n"));
        return $"{request.Method}\n{path}\n{Query(request)}\n{headers}\n{string.Join(';', additional)}\nUNSIGNED-PAYLOAD";
    }

    private static string Query(ObjectRequest request) => string.Join('&', request.Query
        .Where(parameter => parameter.Key != SignatureName)
        .Select(parameter => (Name: PercentEncoding.Encode(parameter.Key), Value: PercentEncoding.Encode(parameter.Value)))
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
        .Select(parameter => parameter.Value.Length == 0 ? parameter.Name : $"{parameter.Name}={parameter.Value}"));

    private static string[] AdditionalHeaders(ObjectRequest request) =>
        [.. (request.Find(AdditionalHeadersName) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)];

    private static IEnumerable<KeyValuePair<string, string>> SignedHeaders(ObjectRequest request, string[] additional) =>
        request.ServiceHeaders()
        .Concat(additional.Concat(["content-type", "content-md5"])
            .Where(request.Headers.ContainsKey)
            .Select(name => KeyValuePair.Create(name, request.Header(name).Trim())))
        .DistinctBy(header => header.Key)
        .OrderBy(header => header.Key, StringComparer.Ordinal);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
