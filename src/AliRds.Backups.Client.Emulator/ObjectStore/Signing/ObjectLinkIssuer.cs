using System.Globalization;
using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Links;
using AliRds.Backups.Client.Emulator.Seeding;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Signing;

/// <summary>Makes the links that <see cref="LinkCheck"/> accepts; new ones for every answer, living from the emulator's now.</summary>
internal sealed class ObjectLinkIssuer(RdsBackupsEmulatorOptions options, LinkKey key, Func<Uri> endpoint, Func<Instant> now) : IBackupLinkIssuer
{
    private const string Read = "GET";

    public BackupLinks Issue(InstanceSeed instance, EmulatorBackup backup)
    {
        var file = new BackupFile(instance, backup, Mix.Of((ulong)options.RandomSeed, instance.Id));
        return Links(file, $"{file.Bucket}.oss-{instance.Region}.aliyuncs.com", $"{file.Bucket}.oss-{instance.Region}-internal.aliyuncs.com");
    }

    public BackupLinks IssueForDatabase(InstanceSeed instance, EmulatorBackup backup, string database)
    {
        var file = new BackupFile(instance, backup, Mix.Of((ulong)options.RandomSeed, instance.Id), database);
        return Links(file, $"{instance.Region}.bak.rds.aliyuncs.com", $"{instance.Region}-internal.bak.rds.aliyuncs.com");
    }

    private BackupLinks Links(BackupFile file, string internetHost, string intranetHost)
    {
        var path = $"{file.Folder}/{PercentEncoding.Encode(file.Name)}?{Query(file)}";
        var port = endpoint().Port;
        return options.LinkStyle == EmulatorLinkStyle.VirtualHost
            ? new BackupLinks($"http://{internetHost}/{path}", $"http://{intranetHost}/{path}")
            : new BackupLinks(
                $"http://127.0.0.1:{port}/{file.Bucket}/{path}",
                $"http://{options.IntranetLinkAuthority ?? $"localhost:{port}"}/{file.Bucket}/{path}");
    }

    private string Query(BackupFile file)
    {
        var database = file.Database is null ? Array.Empty<KeyValuePair<string, string>>() : [new("dbList", file.Database)];
        return options.LinkSignature == EmulatorLinkSignature.V1 ? QueryV1(file, database) : QueryV4(file, database);
    }

    private string QueryV1(BackupFile file, KeyValuePair<string, string>[] extra)
    {
        var expires = (now() + options.LinkLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = LinkSignatureV1.Sign(LinkSignatureV1.StringToSign(Request(file, extra), expires), key.Secret);
        return Join([new("Expires", expires), new("OSSAccessKeyId", key.Id), .. extra, new("Signature", signature)]);
    }

    private string QueryV4(BackupFile file, KeyValuePair<string, string>[] extra)
    {
        var time = now().ToString(LinkSignatureV4.TimePattern, CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/{file.Instance.Region}/oss/aliyun_v4_request";
        KeyValuePair<string, string>[] query =
        [
            new("x-oss-signature-version", LinkSignatureV4.Algorithm),
            new("x-oss-credential", $"{key.Id}/{scope}"),
            new("x-oss-date", time),
            new("x-oss-expires", ((long)options.LinkLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            .. extra,
        ];
        var signature = LinkSignatureV4.Sign(LinkSignatureV4.StringToSign(Request(file, query), time, scope), key.Secret, scope);
        return Join([.. query, new(LinkSignatureV4.SignatureName, signature)]);
    }

    private static ObjectRequest Request(BackupFile file, KeyValuePair<string, string>[] query) =>
        new(Read, new ObjectAddress(file.Bucket, file.Key), query, new HeaderDictionary());

    private static string Join(KeyValuePair<string, string>[] query) =>
        string.Join('&', query.Select(parameter => $"{parameter.Key}={PercentEncoding.Encode(parameter.Value)}"));
}
