using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>The backups of one instance, sorted by start and id. Created from the seed on first use.</summary>
internal sealed class InstanceStore
{
    /// <summary>The number of ids reserved for each pattern, so that patterns and instances never share an id.</summary>
    private const long IdStride = 10_000_000;

    private readonly object _gate = new();
    private readonly Lazy<List<BackupRow>> _rows;
    private readonly InstanceSeed _seed;
    private readonly RowConverter _converter;
    private FilteredView? _view;
    private long _nextId;

    public InstanceStore(InstanceSeed seed, long firstId, ulong random, Instant now)
    {
        _seed = seed;
        Random = SplitMix64.Mix(random, seed.Instance.Id);
        _converter = new RowConverter(seed.Instance, Random);
        _nextId = firstId + (IdStride * seed.Patterns.Length);
        _rows = new Lazy<List<BackupRow>>(() => MakeRows(firstId, now), LazyThreadSafetyMode.None);
    }

    public InstanceInfo Instance => _seed.Instance;

    /// <summary>The random number of this instance.</summary>
    public ulong Random { get; }

    /// <summary>The file of a backup, or of one database of it.</summary>
    public BackupFile FileOf(EmulatorBackup backup, string? database = null) => new(Instance, backup, Random, database);

    public Slice Read(BackupFilter filter, long skip, int take)
    {
        lock (_gate)
        {
            var view = View(filter);
            var first = (int)Math.Min(skip, view.Count);
            var backups = new EmulatorBackup[Math.Min(take, view.Count - first)];
            for (var index = 0; index < backups.Length; index++)
            {
                backups[index] = _converter.ToBackup(_rows.Value[view.PositionFromNewest(first + index)]);
            }

            return new Slice(backups, view.Count, view.TotalSize);
        }
    }

    /// <summary>The matching backup that started first, or null.</summary>
    public EmulatorBackup? ReadOldest(BackupFilter filter)
    {
        lock (_gate)
        {
            var view = View(filter);
            return view.Count == 0 ? null : _converter.ToBackup(_rows.Value[view.PositionFromNewest(view.Count - 1)]);
        }
    }

    /// <summary>The backups whose file name was set by the user.</summary>
    public IReadOnlyList<EmulatorBackup> ReadNamed()
    {
        lock (_gate)
        {
            return [.. _rows.Value.Where(row => row.Exact?.FileName is not null).Select(row => row.Exact!)];
        }
    }

    public EmulatorBackup Add(EmulatorBackup backup)
    {
        lock (_gate)
        {
            var row = _converter.ToRow(backup, NextId);
            var position = _rows.Value.BinarySearch(row);
            if (_rows.Value.Exists(other => other.Id == row.Id))
            {
                throw new ArgumentException($"The instance {Instance.Id} already has a backup {row.Id}.", nameof(backup));
            }

            _rows.Value.Insert(~position, row);
            _view = null;
            return _converter.ToBackup(row);
        }
    }

    public int RemoveWhere(Predicate<BackupRow> match)
    {
        lock (_gate)
        {
            _view = null;
            return _rows.Value.RemoveAll(match);
        }
    }

    public int RemoveOldest(int count)
    {
        lock (_gate)
        {
            var removed = Math.Min(count, _rows.Value.Count);
            _view = null;
            _rows.Value.RemoveRange(0, removed);
            return removed;
        }
    }

    private FilteredView View(BackupFilter filter)
    {
        if (_view is null || _view.Filter != filter)
        {
            _view = FilteredView.Over(_rows.Value, filter);
        }

        return _view;
    }

    private List<BackupRow> MakeRows(long firstId, Instant now)
    {
        var rows = new List<BackupRow>();
        for (var index = 0; index < _seed.Patterns.Length; index++)
        {
            _seed.Patterns[index].AppendTo(rows, Random, firstId + (index * IdStride), now);
        }

        rows.AddRange(_seed.Backups.Select(backup => _converter.ToRow(backup, NextId)));
        if (_seed.Patterns.Length + _seed.Backups.Length > 1)
        {
            rows.Sort();
        }

        return rows;
    }

    private long NextId() => ++_nextId;

    /// <summary>One page of a listing, read at one point in time.</summary>
    internal sealed record Slice(IReadOnlyList<EmulatorBackup> Backups, int TotalCount, long TotalSize);
}
