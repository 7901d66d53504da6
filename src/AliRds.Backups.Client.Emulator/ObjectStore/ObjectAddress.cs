using AliRds.Backups.Client.Emulator.Backups;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>A bucket and a key in it. The bucket is in the path of a link or in its host name.</summary>
internal readonly record struct ObjectAddress(string Bucket, string Key)
{
    private const string Domain = ".aliyuncs.com";
    private const string DatabaseDomain = ".bak.rds.aliyuncs.com";
    private const string InternalMark = "-internal";

    /// <summary>Whether the object is one database of a SQL Server backup, behind the per-database gateway.</summary>
    public bool IsDatabase => BackupFile.IsDatabaseBucket(Bucket);

    /// <summary>The bucket and the key as a path, which signatures cover and the journal shows.</summary>
    public string Path => $"/{Bucket}/{Key}";

    public static ObjectAddress? TryRead(HttpRequest request)
    {
        var path = RawPath(request);
        if (BucketInHost(request.Host.Host) is { } bucket)
        {
            return new ObjectAddress(bucket, Uri.UnescapeDataString(path));
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return path.StartsWith(BackupFile.BucketPrefix, StringComparison.Ordinal)
            ? new ObjectAddress(slash < 0 ? path : path[..slash], slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]))
            : null;
    }

    private static string? BucketInHost(string host)
    {
        if (host.EndsWith(DatabaseDomain, StringComparison.OrdinalIgnoreCase))
        {
            var region = host[..^DatabaseDomain.Length].Replace(InternalMark, "", StringComparison.OrdinalIgnoreCase);
            return BackupFile.BucketIn(region, isDatabase: true);
        }

        var end = host.IndexOf(".oss-", StringComparison.OrdinalIgnoreCase);
        return end > 0 && host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? host[..end] : null;
    }

    /// <summary>The path as it was sent, without its first slash. The web framework's decoding would lose how it was encoded.</summary>
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
