using System.Globalization;
using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Primitives;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>Creates links that <see cref="LinkCheck"/> accepts. Each response gets new links, whose lifetime starts then.</summary>
internal sealed class BackupLinkIssuer(LinkKey key, BackupLinkIssuer.Options options, Func<Uri> endpoint, ServiceClock clock)
{
    private const string Read = "GET";

    public BackupLinks Issue(BackupFile file)
    {
        var region = file.Instance.Region;
        return file.Database is null
            ? Links(file, $"{file.Bucket}.oss-{region}.aliyuncs.com", $"{file.Bucket}.oss-{region}-internal.aliyuncs.com")
            : Links(file, $"{region}.bak.rds.aliyuncs.com", $"{region}-internal.bak.rds.aliyuncs.com");
    }

    private BackupLinks Links(BackupFile file, string internetHost, string intranetHost)
    {
        var path = $"{file.Folder}/{PercentEncoding.Encode(file.Name)}?{Query(file)}";
        var port = endpoint().Port;
        return options.Style == EmulatorLinkStyle.VirtualHost
            ? new BackupLinks($"http://{internetHost}/{path}", $"http://{intranetHost}/{path}")
            : new BackupLinks(
                $"http://127.0.0.1:{port}/{file.Bucket}/{path}",
                $"http://{options.IntranetAuthority ?? $"localhost:{port}"}/{file.Bucket}/{path}");
    }

    private string Query(BackupFile file)
    {
        var database = file.Database is null ? Array.Empty<KeyValuePair<string, string>>() : [new("dbList", file.Database)];
        return options.Signature == EmulatorLinkSignature.V1 ? QueryV1(file, database) : QueryV4(file, database);
    }

    private string QueryV1(BackupFile file, KeyValuePair<string, string>[] extra)
    {
        var expires = (clock.Now + options.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = LinkSignatureV1.Sign(LinkSignatureV1.StringToSign(Request(file, extra), expires), key.Secret);
        return Join([new("Expires", expires), new("OSSAccessKeyId", key.Id), .. extra, new("Signature", signature)]);
    }

    private string QueryV4(BackupFile file, KeyValuePair<string, string>[] extra)
    {
        var time = clock.Now.ToString(LinkSignatureV4.TimePattern, CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/{file.Instance.Region}/oss/aliyun_v4_request";
        KeyValuePair<string, string>[] query =
        [
            new("x-oss-signature-version", LinkSignatureV4.Algorithm),
            new("x-oss-credential", $"{key.Id}/{scope}"),
            new("x-oss-date", time),
            new("x-oss-expires", ((long)options.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            .. extra,
        ];
        var signature = LinkSignatureV4.Sign(LinkSignatureV4.StringToSign(Request(file, query), time, scope), key.Secret, scope);
        return Join([.. query, new(LinkSignatureV4.SignatureName, signature)]);
    }

    private static ObjectRequest Request(BackupFile file, KeyValuePair<string, string>[] query) =>
        new(Read, new ObjectAddress(file.Bucket, file.Key), query, new HeaderDictionary());

    private static string Join(KeyValuePair<string, string>[] query) =>
        string.Join('&', query.Select(parameter => $"{parameter.Key}={PercentEncoding.Encode(parameter.Value)}"));

    /// <summary>The options of the emulator for links.</summary>
    internal sealed record Options(EmulatorLinkStyle Style, EmulatorLinkSignature Signature, Duration Lifetime, string? IntranetAuthority);
}
