using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>A MySQL backup with a link whose signature must turn up nowhere.</summary>
internal static class TestBackup
{
    internal const string Secret = "s3cretSignature";
    internal const string ObjectPath = "/custins1/hins1_data_20260101000000_qp.xb";

    internal static Backup Default { get; } = WithLink(
        new Backup
        {
            BackupId = new BackupId("327329803"),
            DbInstanceId = new DbInstanceId("rm-test"),
            Status = BackupStatus.Success,
            Method = BackupMethod.Physical,
            Engine = DatabaseEngine.MySql,
            EngineVersion = "8.0",
            StartTime = Instant.FromUtc(2026, 1, 1, 0, 0),
        },
        0);

    internal static Backup WithLink(Backup backup, int number, string path = ObjectPath) =>
        backup with { DownloadLink = Link(number, path) };

    internal static BackupLink Link(int number, string path = ObjectPath, long expires = 4102444800) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"https://rdsbak.oss-cn-hangzhou.aliyuncs.com{path}?OSSAccessKeyId=k{number}&Expires={expires}&Signature={Secret}%2B%3D"));
}
