using System.Collections.Concurrent;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Seeding;
using AliRds.Backups.Client.Emulator.Store;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The instances and backups of a running emulator. Thread-safe: you can change it while a client reads pages.</summary>
public sealed class EmulatorBackups
{
    private const long FirstId = 300_000_000;
    private const long IdsPerInstance = 30_000_000;

    private readonly ConcurrentDictionary<string, InstanceStore> _instances = new(StringComparer.Ordinal);
    private readonly ulong _random;
    private readonly ServiceClock _clock;
    private long _ordinal = -1;

    internal EmulatorBackups(EmulatorSeed seed, ulong random, ServiceClock clock)
    {
        _random = random;
        _clock = clock;
        var start = clock.Now;
        foreach (var instance in seed.Instances)
        {
            _instances[instance.Instance.Id] = Open(instance, start);
        }
    }

    /// <summary>The ids of all instances, in no particular order.</summary>
    public IReadOnlyCollection<string> DbInstanceIds => [.. _instances.Keys];

    /// <summary>Adds an instance while the emulator runs.</summary>
    /// <inheritdoc cref="EmulatorSeedBuilder.AddInstance"/>
    public void AddInstance(string dbInstanceId, EmulatorEngine engine, Action<EmulatorInstanceBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dbInstanceId);
        var builder = new EmulatorInstanceBuilder(dbInstanceId, engine);
        configure?.Invoke(builder);
        if (!_instances.TryAdd(dbInstanceId, Open(builder.Build(), _clock.Now)))
        {
            throw new ArgumentException($"The instance {dbInstanceId} already exists.", nameof(dbInstanceId));
        }
    }

    /// <summary>Removes an instance with all its backups. False if it does not exist.</summary>
    public bool RemoveInstance(string dbInstanceId) => _instances.TryRemove(dbInstanceId, out _);

    /// <summary>Adds a backup.</summary>
    /// <returns>The backup as listings return it, with its id.</returns>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    /// <exception cref="ArgumentException">The id is not decimal digits, or another backup has it.</exception>
    public EmulatorBackup Add(string dbInstanceId, EmulatorBackup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return Get(dbInstanceId).Add(backup);
    }

    /// <summary>Removes a backup. False if it does not exist.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public bool Remove(string dbInstanceId, string backupId) =>
        long.TryParse(backupId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Get(dbInstanceId).RemoveWhere(row => row.Id == id) > 0;

    /// <summary>Removes the oldest backups, as the service does at the end of the retention period.</summary>
    /// <returns>The number of removed backups.</returns>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public int RemoveOldest(string dbInstanceId, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Get(dbInstanceId).RemoveOldest(count);
    }

    /// <summary>The number of backups of an instance.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public int Count(string dbInstanceId) => Get(dbInstanceId).Read(BackupFilter.All, 0, 0).TotalCount;

    /// <summary>The current backups of an instance, newest first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public IReadOnlyList<EmulatorBackup> List(string dbInstanceId) => Get(dbInstanceId).Read(BackupFilter.All, 0, int.MaxValue).Backups;

    /// <summary>One backup, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public EmulatorBackup? Find(string dbInstanceId, string backupId) =>
        long.TryParse(backupId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? Get(dbInstanceId).Read(new BackupFilter { Id = id }, 0, 1).Backups.SingleOrDefault()
            : null;

    internal IEnumerable<InstanceStore> Instances => _instances.Values;

    internal InstanceStore? FindInstance(string dbInstanceId) => _instances.GetValueOrDefault(dbInstanceId);

    private InstanceStore Get(string dbInstanceId) =>
        FindInstance(dbInstanceId) ?? throw new KeyNotFoundException($"The emulator has no instance {dbInstanceId}.");

    private InstanceStore Open(InstanceSeed seed, Instant now) =>
        new(seed, FirstId + (Interlocked.Increment(ref _ordinal) * IdsPerInstance), _random, now);
}
