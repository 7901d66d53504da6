using System.Globalization;
using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>Converts the compact rows of one instance to backups and back.</summary>
internal sealed class RowConverter(InstanceInfo instance, ulong random)
{
    private static readonly Duration Retention = Duration.FromDays(730);

    private readonly string _firstHost = HostId(random, 0);
    private readonly string _secondHost = HostId(random, 1);

    public EmulatorBackup ToBackup(in BackupRow row) => row.Exact ?? WithChecksum(Generate(row));

    public BackupRow ToRow(EmulatorBackup backup, Func<long> nextId)
    {
        var id = backup.BackupId.Length == 0 ? nextId() : ParseId(backup.BackupId);
        var whole = WithChecksum(backup with
        {
            BackupId = id.ToString(CultureInfo.InvariantCulture),
            DbInstanceId = instance.Id,
            HostInstanceId = backup.HostInstanceId.Length == 0 ? _firstHost : backup.HostInstanceId,
        });
        return new BackupRow(id, whole.StartTime.ToUnixTimeSeconds(), whole.Size, (int)whole.Duration.TotalSeconds, TraitsOf(whole), whole);
    }

    private EmulatorBackup WithChecksum(EmulatorBackup backup) => backup.Checksum is not null
        ? backup
        : backup with { Checksum = backup.IsDownloadable ? new BackupFile(instance, backup, random).Checksum : "" };

    private EmulatorBackup Generate(in BackupRow row)
    {
        var failed = row.Has(BackupTraits.Failed);
        var manual = row.Has(BackupTraits.Manual);
        var start = Instant.FromUnixTimeSeconds(row.StartSeconds);
        return new EmulatorBackup
        {
            BackupId = row.Id.ToString(CultureInfo.InvariantCulture),
            DbInstanceId = instance.Id,
            HostInstanceId = row.Has(BackupTraits.SecondHost) ? _secondHost : _firstHost,
            StartTime = start,
            Duration = Duration.FromSeconds(row.DurationSeconds),
            Status = failed ? EmulatorBackupStatus.Failed : EmulatorBackupStatus.Success,
            Type = row.Has(BackupTraits.Incremental) ? EmulatorBackupType.IncrementalBackup : EmulatorBackupType.FullBackup,
            Mode = manual ? EmulatorBackupMode.Manual : EmulatorBackupMode.Automated,
            Method = row.Has(BackupTraits.Snapshot) ? EmulatorBackupMethod.Snapshot : EmulatorBackupMethod.Physical,
            Size = row.Size,
            StoreStatus = manual ? EmulatorStoreStatus.Enabled : EmulatorStoreStatus.Disabled,
            MetaStatus = failed ? EmulatorMetaStatus.Empty : EmulatorMetaStatus.Ok,
            ConsistentTime = instance.HasConsistentTime && !failed ? Instant.FromUnixTimeSeconds(row.EndSeconds) : null,
            ExpectedExpireTime = start + Retention,
            Databases = instance.Engine == EmulatorEngine.SqlServer ? instance.Databases : [],
        };
    }

    private static BackupTraits TraitsOf(EmulatorBackup backup) =>
        (backup.Status == EmulatorBackupStatus.Failed ? BackupTraits.Failed : 0)
        | (backup.Mode == EmulatorBackupMode.Manual ? BackupTraits.Manual : 0)
        | (backup.Type == EmulatorBackupType.IncrementalBackup ? BackupTraits.Incremental : 0);

    private static long ParseId(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ArgumentException($"The backup id '{id}' must be decimal digits.", nameof(id));

    private static string HostId(ulong random, ulong node) =>
        (5_000_000 + (SplitMix64.Mix(random, node) % 1_000_000 * 2) + node).ToString(CultureInfo.InvariantCulture);
}
