using System.Globalization;
using AliRds.Backups.Client.Emulator.ObjectStore;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>Turns compact rows of one instance into whole backups and back.</summary>
internal sealed class RowReader(InstanceSeed seed, ulong random)
{
    private static readonly Duration Retention = Duration.FromDays(730);

    private readonly string _firstHost = HostId(random, 0);
    private readonly string _secondHost = HostId(random, 1);
    private readonly bool _hasConsistentTime = seed is { Engine: EmulatorEngine.MySql, EngineVersion: "5.6" };

    public ulong Random => random;

    public EmulatorBackup Read(in BackupRow row) => row.Exact ?? WithChecksum(Generate(row));

    public BackupRow ToRow(EmulatorBackup backup, Func<long> nextId)
    {
        var id = backup.BackupId.Length == 0 ? nextId() : ParseId(backup.BackupId);
        var whole = WithChecksum(backup with
        {
            BackupId = id.ToString(CultureInfo.InvariantCulture),
            DBInstanceId = seed.Id,
            HostInstanceId = backup.HostInstanceId.Length == 0 ? _firstHost : backup.HostInstanceId,
        });
        return new BackupRow(
            id, whole.StartTime.ToUnixTimeSeconds(), whole.Size, (int)whole.Elapsed.TotalSeconds, TraitsOf(whole), whole);
    }

    private EmulatorBackup WithChecksum(EmulatorBackup backup)
    {
        if (backup.Checksum is not null)
        {
            return backup;
        }

        var checksum = backup.IsDownloadable ? new BackupFile(seed, backup, random).Content.ComputeCrc64() : (ulong?)null;
        return backup with { Checksum = checksum?.ToString(CultureInfo.InvariantCulture) ?? "" };
    }

    private EmulatorBackup Generate(in BackupRow row)
    {
        var failed = row.Has(BackupTraits.Failed);
        var start = Instant.FromUnixTimeSeconds(row.StartSeconds);
        return new EmulatorBackup
        {
            BackupId = row.Id.ToString(CultureInfo.InvariantCulture),
            DBInstanceId = seed.Id,
            HostInstanceId = row.Has(BackupTraits.SecondHost) ? _secondHost : _firstHost,
            StartTime = start,
            Elapsed = Duration.FromSeconds(row.ElapsedSeconds),
            Status = failed ? "Failed" : "Success",
            Type = row.Has(BackupTraits.Incremental) ? "IncrementalBackup" : "FullBackup",
            Mode = row.Has(BackupTraits.Manual) ? "Manual" : "Automated",
            Method = row.Has(BackupTraits.Snapshot) ? "Snapshot" : "Physical",
            Size = row.Size,
            StoreStatus = row.Has(BackupTraits.Manual) ? "Enabled" : "Disabled",
            MetaStatus = failed ? "EMPTY" : "OK",
            ConsistentTime = _hasConsistentTime && !failed ? row.EndSeconds : 0,
            ExpectExpireTime = start + Retention,
            Databases = seed.Engine == EmulatorEngine.SqlServer ? seed.Databases : [],
        };
    }

    private static BackupTraits TraitsOf(EmulatorBackup backup) =>
        (backup.Status == "Failed" ? BackupTraits.Failed : 0)
        | (backup.Mode == "Manual" ? BackupTraits.Manual : 0)
        | (backup.Type == "IncrementalBackup" ? BackupTraits.Incremental : 0);

    private static long ParseId(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ArgumentException($"The backup id '{id}' must be decimal digits.", nameof(id));

    private static string HostId(ulong random, ulong node) =>
        (5_000_000 + (Mix.Of(random, node) % 1_000_000 * 2) + node).ToString(CultureInfo.InvariantCulture);
}
