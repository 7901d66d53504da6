using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>A bucket and a key in it, taken from either form of a link: the bucket in the path, or in the host name.</summary>
internal readonly record struct ObjectAddress(string Bucket, string Key)
{
    public const string BucketPrefix = "rdsbak";

    private const string DatabaseBucketPrefix = "rdsbak-db-";
    private const string Domain = ".aliyuncs.com";
    private const string DatabaseDomain = ".bak.rds.aliyuncs.com";
    private const string InternalMark = "-internal";

    /// <summary>Whether the object is a part of a SQL Server set, behind the per-database gateway.</summary>
    public bool IsDatabase => Bucket.StartsWith(DatabaseBucketPrefix, StringComparison.Ordinal);

    /// <summary>The per-database gateway has no bucket in its links; inside the emulator it is one.</summary>
    public static string DatabaseBucket(string region) => DatabaseBucketPrefix + region;

    public static ObjectAddress? TryRead(HttpRequest request)
    {
        var path = RawPath(request);
        if (BucketInHost(request.Host.Host) is { } bucket)
        {
            return new ObjectAddress(bucket, Uri.UnescapeDataString(path));
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return path.StartsWith(BucketPrefix, StringComparison.Ordinal)
            ? new ObjectAddress(slash < 0 ? path : path[..slash], slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]))
            : null;
    }

    private static string? BucketInHost(string host)
    {
        if (host.EndsWith(DatabaseDomain, StringComparison.OrdinalIgnoreCase))
        {
            return DatabaseBucket(host[..^DatabaseDomain.Length].Replace(InternalMark, "", StringComparison.OrdinalIgnoreCase));
        }

        var end = host.IndexOf(".oss-", StringComparison.OrdinalIgnoreCase);
        return end > 0 && host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? host[..end] : null;
    }

    /// <summary>The path as it was sent, without its first slash: the server's own decoding loses what was encoded.</summary>
    private static string RawPath(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        var query = target.IndexOf('?');
        target = query < 0 ? target : target[..query];
        if (!target.StartsWith("/") && scheme > 0 && scheme < target.Length)
        {
            var rest = target[(scheme + 3)..];
            target = rest[Math.Max(0, rest.IndexOf('/'))..];
        }

        return target.TrimStart('/').ToString();
    }
}
