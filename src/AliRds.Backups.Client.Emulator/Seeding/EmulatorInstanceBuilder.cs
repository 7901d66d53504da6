using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Builds one instance of a seed and its backups.</summary>
public sealed class EmulatorInstanceBuilder
{
    private readonly string _id;
    private readonly EmulatorEngine _engine;
    private readonly ImmutableArray<IBackupPattern>.Builder _patterns = ImmutableArray.CreateBuilder<IBackupPattern>();
    private readonly ImmutableArray<EmulatorBackup>.Builder _backups = ImmutableArray.CreateBuilder<EmulatorBackup>();
    private string _version;
    private string _region = "cn-hangzhou";
    private ImmutableArray<string> _databases = ["orders", "people"];
    private bool _hasLogBackup = true;

    internal EmulatorInstanceBuilder(string id, EmulatorEngine engine)
    {
        _id = id;
        _engine = engine;
        _version = InstanceInfo.DefaultVersion(engine);
    }

    /// <summary>Sets the engine version. Default: 8.0 (MySQL), 16.0 (PostgreSQL), 2019_std (SQL Server), 10.3 (MariaDB).</summary>
    public EmulatorInstanceBuilder WithVersion(string version)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        _version = version;
        return this;
    }

    /// <summary>Sets the region in links. Default: <c>cn-hangzhou</c>.</summary>
    public EmulatorInstanceBuilder WithRegion(string region)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        _region = region;
        return this;
    }

    /// <summary>
    /// Sets the databases that have separate links in generated backups; SQL Server only. Default: <c>orders</c> and <c>people</c>.
    /// </summary>
    public EmulatorInstanceBuilder WithDatabases(params string[] databases)
    {
        _databases = [.. databases];
        return this;
    }

    /// <summary>Turns log backup off, so that the instance cannot be restored to a point in time. Default: on.</summary>
    public EmulatorInstanceBuilder WithoutLogBackup()
    {
        _hasLogBackup = false;
        return this;
    }

    /// <summary>
    /// Adds weekly full backups and daily incremental backups over a period that ends when the emulator starts. Some are manual, some
    /// failed, some are snapshots.
    /// </summary>
    /// <param name="span">Length of the period; positive.</param>
    public EmulatorInstanceBuilder WithSchedule(Duration span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, Duration.Zero);
        _patterns.Add(new SchedulePattern(span, Until: null));
        return this;
    }

    /// <summary>Adds the same schedule over a fixed interval.</summary>
    /// <param name="during">The interval; it must have a start and an end.</param>
    public EmulatorInstanceBuilder WithSchedule(Interval during)
    {
        _patterns.Add(new SchedulePattern(during.Duration, during.End));
        return this;
    }

    /// <summary>Adds backups at equal intervals, the last one at <paramref name="until"/>. A million backups are possible.</summary>
    /// <param name="count">The number of backups; not negative.</param>
    /// <param name="every">Time between two starts; positive.</param>
    /// <param name="until">Start of the newest backup. Default: one interval before the emulator starts.</param>
    public EmulatorInstanceBuilder WithBackups(int count, Duration every, Instant? until = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, Duration.Zero);
        _patterns.Add(new SteadyPattern(count, every, until));
        return this;
    }

    /// <summary>Adds one backup with exactly these values.</summary>
    public EmulatorInstanceBuilder WithBackup(EmulatorBackup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        _backups.Add(backup);
        return this;
    }

    internal InstanceSeed Build()
    {
        var instance = new InstanceInfo(_id, _engine, _version, _region, _databases) { HasLogBackup = _hasLogBackup };
        return new InstanceSeed(instance, _patterns.ToImmutable(), _backups.ToImmutable());
    }
}
