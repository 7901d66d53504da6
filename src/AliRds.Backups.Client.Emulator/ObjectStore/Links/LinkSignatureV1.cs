using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>OSS signature version 1 in a query: HMAC-SHA1.</summary>
internal static class LinkSignatureV1
{
    /// <summary>
    /// Query parameters that select another resource and are therefore signed. The per-database gateway uses <c>dbList</c>.
    /// </summary>
    private static readonly FrozenSet<string> SubResources = new[]
    {
        "acl", "append", "bucketInfo", "callback", "callback-var", "cname", "comp", "continuation-token", "cors", "dbList", "delete",
        "encryption", "endTime", "img", "inventory", "inventoryId", "lifecycle", "live", "location", "logging", "objectMeta", "partNumber",
        "policy", "policyStatus", "position", "qos", "referer", "regionList", "replication", "replicationLocation", "replicationProgress",
        "requestPayment", "resourceGroup", "response-cache-control", "response-content-disposition", "response-content-encoding",
        "response-content-language", "response-content-type", "response-expires", "restore", "security-token", "sequential", "startTime",
        "stat", "status", "style", "styleName", "symlink", "tagging", "transferAcceleration", "udf", "uploadId", "uploads", "versionId",
        "versioning", "versions", "vod", "website", "worm", "wormExtend", "wormId",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static string StringToSign(ObjectRequest request, string expires)
    {
        var headers = string.Concat(request.ServiceHeaders().Select(header => $"{header.Key}:{header.Value}\n"));
        var content = $"{request.Header("Content-MD5")}\n{request.Header("Content-Type")}";
        return $"{request.Method}\n{content}\n{expires}\n{headers}{Resource(request)}";
    }

    public static string Sign(string stringToSign, string secret) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    private static string Resource(ObjectRequest request)
    {
        var signed = request.Query
            .Where(parameter => SubResources.Contains(parameter.Key) || parameter.Key.StartsWith("x-oss-", StringComparison.Ordinal))
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => parameter.Value.Length == 0 ? parameter.Key : $"{parameter.Key}={parameter.Value}");
        var query = string.Join('&', signed);
        return $"{request.Address.Path}{(query.Length == 0 ? "" : "?")}{query}";
    }
}
