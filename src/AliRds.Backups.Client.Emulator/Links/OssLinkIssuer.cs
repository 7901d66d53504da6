using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Links;

/// <summary>Makes links in the form of the service (OSS, query signature version 1) that end an hour after the emulator's now.</summary>
internal sealed class OssLinkIssuer(ulong random, Func<Instant> now) : IBackupLinkIssuer
{
    private const string KeyId = "emulator-oss";

    private static readonly Duration Life = Duration.FromHours(1);

    /// <summary>File names carry China time, all other times are UTC.</summary>
    private static readonly Offset ChinaTime = Offset.FromHours(8);

    private static readonly OffsetDateTimePattern FileTime = OffsetDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    private readonly byte[] _secret = Encoding.ASCII.GetBytes(random.ToString("x16", CultureInfo.InvariantCulture));

    public BackupLinks Issue(InstanceSeed instance, EmulatorBackup backup)
    {
        var bucket = $"rdsbak-emulator-{instance.Region}";
        var key = ObjectKey(instance, backup);
        var expires = Expires();
        var query = $"Expires={expires}&OSSAccessKeyId={KeyId}&Signature={Sign($"GET\n\n\n{expires}\n/{bucket}/{key}")}";
        return new BackupLinks(
            $"http://{bucket}.oss-{instance.Region}.aliyuncs.com/{key}?{query}",
            $"http://{bucket}.oss-{instance.Region}-internal.aliyuncs.com/{key}?{query}");
    }

    public BackupLinks IssueForDatabase(InstanceSeed instance, EmulatorBackup backup, string database)
    {
        var key = ObjectKey(instance, backup);
        var expires = Expires();
        var name = Uri.EscapeDataString(database);
        var query = $"Expires={expires}&dbList={name}&Signature={Sign($"GET\n\n\n{expires}\n/{key}?dbList={name}")}";
        return new BackupLinks(
            $"https://{instance.Region}.bak.rds.aliyuncs.com/{key}?{query}",
            $"https://{instance.Region}-internal.bak.rds.aliyuncs.com/{key}?{query}");
    }

    private string ObjectKey(InstanceSeed instance, EmulatorBackup backup)
    {
        var local = FileTime.Format(backup.StartTime.WithOffset(ChinaTime));
        var customerInstance = Mix.Of(random, instance.Id) % 10_000_000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"custins{customerInstance}/hins{backup.HostInstanceId}_data_{local}{EngineFacts.FileSuffix(instance.Engine)}");
    }

    private string Expires() => (now() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private string Sign(string text) =>
        Uri.EscapeDataString(Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(text))));
}
