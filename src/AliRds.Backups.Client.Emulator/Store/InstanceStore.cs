using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>The backups of one instance, sorted by start and id. Unfolded from the seed at first use.</summary>
internal sealed class InstanceStore
{
    /// <summary>Room for the ids of each pattern, so that those of two patterns or instances never meet.</summary>
    private const long IdStride = 10_000_000;

    private readonly object _gate = new();
    private readonly Lazy<List<BackupRow>> _rows;
    private readonly RowReader _reader;
    private FilteredView? _view;
    private long _nextId;

    public InstanceStore(InstanceSeed seed, long firstId, ulong random, Instant now)
    {
        Seed = seed;
        _reader = new RowReader(seed, Mix.Of(random, seed.Id));
        _nextId = firstId + (IdStride * seed.Patterns.Length);
        _rows = new Lazy<List<BackupRow>>(() => Unfold(firstId, now), LazyThreadSafetyMode.None);
    }

    public InstanceSeed Seed { get; }

    public BackupSlice Read(BackupFilter filter, long skip, int take)
    {
        lock (_gate)
        {
            var view = View(filter);
            var first = (int)Math.Min(skip, view.Count);
            var backups = new EmulatorBackup[Math.Min(take, view.Count - first)];
            for (var index = 0; index < backups.Length; index++)
            {
                backups[index] = _reader.Read(_rows.Value[view.PositionFromNewest(first + index)]);
            }

            return new BackupSlice(backups, view.Count, view.TotalSize);
        }
    }

    /// <summary>Backups whose file was given a name of its own.</summary>
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
            var row = _reader.ToRow(backup, NextId);
            var position = _rows.Value.BinarySearch(row);
            if (_rows.Value.Exists(other => other.Id == row.Id))
            {
                throw new ArgumentException($"The instance {Seed.Id} has a backup {row.Id} already.", nameof(backup));
            }

            _rows.Value.Insert(~position, row);
            _view = null;
            return _reader.Read(row);
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

    private List<BackupRow> Unfold(long firstId, Instant now)
    {
        var rows = new List<BackupRow>();
        for (var index = 0; index < Seed.Patterns.Length; index++)
        {
            Seed.Patterns[index].AppendTo(rows, _reader.Random, firstId + (index * IdStride), now);
        }

        rows.AddRange(Seed.Backups.Select(backup => _reader.ToRow(backup, NextId)));
        if (Seed.Patterns.Length + Seed.Backups.Length > 1)
        {
            rows.Sort();
        }

        return rows;
    }

    private long NextId() => ++_nextId;
}
