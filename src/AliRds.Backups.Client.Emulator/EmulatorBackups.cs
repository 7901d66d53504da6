using System.Collections.Concurrent;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Seeding;
using AliRds.Backups.Client.Emulator.Store;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The instances and backups of a running emulator. Safe to use from any thread, also between two page reads of a client.</summary>
public sealed class EmulatorBackups
{
    private const long FirstId = 300_000_000;
    private const long IdsPerInstance = 30_000_000;

    private readonly ConcurrentDictionary<string, InstanceStore> _instances = new(StringComparer.Ordinal);
    private readonly ulong _random;
    private readonly Func<Instant> _now;
    private long _ordinal = -1;

    internal EmulatorBackups(EmulatorSeed seed, ulong random, Func<Instant> now)
    {
        _random = random;
        _now = now;
        var start = now();
        foreach (var instance in seed.Instances)
        {
            _instances[instance.Id] = Open(instance, start);
        }
    }

    /// <summary>The ids of all instances, in no fixed order.</summary>
    public IReadOnlyCollection<string> InstanceIds => [.. _instances.Keys];

    /// <summary>Adds an instance while the emulator runs.</summary>
    /// <inheritdoc cref="EmulatorSeedBuilder.AddInstance"/>
    public void AddInstance(string instanceId, EmulatorEngine engine, Action<EmulatorInstanceBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var builder = new EmulatorInstanceBuilder(instanceId, engine);
        configure?.Invoke(builder);
        if (!_instances.TryAdd(instanceId, Open(builder.Build(), _now())))
        {
            throw new ArgumentException($"The instance {instanceId} exists already.", nameof(instanceId));
        }
    }

    /// <summary>Removes an instance with all its backups. False if there was none.</summary>
    public bool RemoveInstance(string instanceId) => _instances.TryRemove(instanceId, out _);

    /// <summary>Adds a backup.</summary>
    /// <returns>The backup as it will be listed, with its id.</returns>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    /// <exception cref="ArgumentException">The id is not decimal digits or is taken.</exception>
    public EmulatorBackup Add(string instanceId, EmulatorBackup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        return Get(instanceId).Add(backup);
    }

    /// <summary>Removes a backup. False if there was none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public bool Remove(string instanceId, string backupId) =>
        long.TryParse(backupId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Get(instanceId).RemoveWhere(row => row.Id == id) > 0;

    /// <summary>Removes the oldest backups, as the service does when their retention ends.</summary>
    /// <returns>How many were removed.</returns>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public int RemoveOldest(string instanceId, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Get(instanceId).RemoveOldest(count);
    }

    /// <summary>The number of backups of an instance.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public int Count(string instanceId) => Get(instanceId).Read(BackupFilter.All, 0, 0).TotalCount;

    /// <summary>The backups of an instance as they are now, newest first.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public IReadOnlyList<EmulatorBackup> List(string instanceId) => Get(instanceId).Read(BackupFilter.All, 0, int.MaxValue).Backups;

    /// <summary>One backup, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public EmulatorBackup? Find(string instanceId, string backupId) =>
        long.TryParse(backupId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? Get(instanceId).Read(new BackupFilter { Id = id }, 0, 1).Backups.SingleOrDefault()
            : null;

    internal IEnumerable<InstanceStore> Instances => _instances.Values;

    internal InstanceStore? FindInstance(string instanceId) => _instances.GetValueOrDefault(instanceId);

    private InstanceStore Get(string instanceId) =>
        FindInstance(instanceId) ?? throw new KeyNotFoundException($"The emulator has no instance {instanceId}.");

    private InstanceStore Open(InstanceSeed seed, Instant now) =>
        new(seed, FirstId + (Interlocked.Increment(ref _ordinal) * IdsPerInstance), _random, now);
}
