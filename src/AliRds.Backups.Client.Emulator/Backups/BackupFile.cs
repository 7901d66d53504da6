using System.Globalization;
using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Backups;

/// <summary>Where the file of a backup is and what it contains. Listings, links and downloads all use this.</summary>
/// <param name="Instance">The instance that owns the backup.</param>
/// <param name="Backup">The backup as the store returns it.</param>
/// <param name="Random">The random number of the instance.</param>
/// <param name="Database">One database of a SQL Server backup, or null for the whole backup.</param>
internal sealed record BackupFile(InstanceInfo Instance, EmulatorBackup Backup, ulong Random, string? Database = null)
{
    /// <summary>The prefix of all bucket names.</summary>
    public const string BucketPrefix = "rdsbak";

    /// <summary>File names contain China time; all other times are UTC.</summary>
    private static readonly Offset ChinaTime = Offset.FromHours(8);

    private const string DatabaseBucketPrefix = "rdsbak-db-";
    private const string TimeDigits = "yyyyMMddHHmmss";

    private static readonly OffsetDateTimePattern FileTime = OffsetDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    public string Bucket => BucketIn(Instance.Region, Database is not null);

    public string Folder => FolderFor(Random);

    public string Name => Backup.FileName
        ?? $"hins{Backup.HostInstanceId}_data_{FileTime.Format(Backup.StartTime.WithOffset(ChinaTime))}{Suffix}";

    public string Key => $"{Folder}/{Name}";

    public GeneratedContent Content => new(Identity, Length, FileHeader.For(Name));

    /// <summary>The CRC-64 of the file, in decimal digits.</summary>
    public string Checksum => Content.ComputeCrc64().ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that differs for each backup, database and version of a file.</summary>
    public ulong Identity
    {
        get
        {
            var identity = SplitMix64.Mix(SplitMix64.Mix(Random, Backup.BackupId), (ulong)Backup.FileVersion);
            return Database is null ? identity : SplitMix64.Mix(identity, Database);
        }
    }

    private long Length => Database is null ? Whole : Whole / Math.Max(1, Backup.Databases.Count);

    private long Whole => Backup.FileSize ?? Backup.Size;

    private string Suffix => Instance.Engine switch
    {
        EmulatorEngine.SqlServer => ".zip",
        EmulatorEngine.PostgreSql => ".tar.gz",
        _ when Backup.Method == EmulatorBackupMethod.Logical => ".tar",
        _ => "_qp.xb",
    };

    /// <summary>The links of the per-database gateway contain no bucket; inside the emulator, the gateway is a bucket.</summary>
    public static string BucketIn(string region, bool isDatabase) =>
        isDatabase ? DatabaseBucketPrefix + region : $"{BucketPrefix}-emulator-{region}";

    /// <summary>Whether a bucket is the per-database gateway of a region.</summary>
    public static bool IsDatabaseBucket(string bucket) => bucket.StartsWith(DatabaseBucketPrefix, StringComparison.Ordinal);

    public static string FolderFor(ulong instanceRandom) =>
        $"custins{(instanceRandom % 10_000_000).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The start of the backup, parsed from a name in the service's format; null for any other name.</summary>
    public static Instant? StartTimeIn(string name)
    {
        var mark = name.IndexOf("_data_", StringComparison.Ordinal);
        var digits = mark < 0 ? [] : name.AsSpan(mark + "_data_".Length);
        return digits.Length >= TimeDigits.Length
            && DateTime.TryParseExact(
                digits[..TimeDigits.Length], TimeDigits, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalDateTime.FromDateTime(local).WithOffset(ChinaTime).ToInstant()
            : null;
    }
}
