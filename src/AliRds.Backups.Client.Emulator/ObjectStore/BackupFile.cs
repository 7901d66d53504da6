using System.Globalization;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>Where the file of a backup lies and what is in it: the same answer for whoever lists, links or sends it.</summary>
/// <param name="Instance">Owner.</param>
/// <param name="Backup">The set, as the store holds it.</param>
/// <param name="Random">The instance's own random number.</param>
/// <param name="Database">One database of a SQL Server set, or null for the whole set.</param>
internal sealed record BackupFile(InstanceSeed Instance, EmulatorBackup Backup, ulong Random, string? Database = null)
{
    /// <summary>File names carry China time, all other times are UTC; api-reference 7.1.</summary>
    private static readonly Offset ChinaTime = Offset.FromHours(8);

    private const string TimeDigits = "yyyyMMddHHmmss";

    private static readonly OffsetDateTimePattern FileTime = OffsetDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    public string Bucket => BucketOf(Instance.Region, Database is not null);

    public string Folder => FolderOf(Random);

    public string Name => Backup.FileName
        ?? $"hins{Backup.HostInstanceId}_data_{FileTime.Format(Backup.StartTime.WithOffset(ChinaTime))}{Suffix}";

    public string Key => $"{Folder}/{Name}";

    public GeneratedContent Content => new(Identity, Length, FileHead.For(Name));

    /// <summary>Different for each set, database and version of a file.</summary>
    public ulong Identity
    {
        get
        {
            var identity = Mix.Of(Mix.Of(Random, Backup.BackupId), (ulong)Backup.FileVersion);
            return Database is null ? identity : Mix.Of(identity, Database);
        }
    }

    private long Length => Database is null ? Whole : Whole / Math.Max(1, Backup.Databases.Count);

    private long Whole => Backup.FileSize ?? Backup.Size;

    private string Suffix => (Instance.Engine, Backup.Method) switch
    {
        (EmulatorEngine.SqlServer, _) => ".zip",
        (EmulatorEngine.PostgreSql, _) => ".tar.gz",
        (_, "Logical") => ".tar",
        _ => "_qp.xb",
    };

    public static string BucketOf(string region, bool isDatabase) =>
        isDatabase ? ObjectAddress.DatabaseBucket(region) : $"{ObjectAddress.BucketPrefix}-emulator-{region}";

    public static string FolderOf(ulong instanceRandom) =>
        $"custins{(instanceRandom % 10_000_000).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The start of the backup that a name of the service's form tells, or null.</summary>
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
