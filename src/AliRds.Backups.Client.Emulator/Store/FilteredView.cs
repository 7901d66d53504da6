using System.Runtime.InteropServices;
using AliRds.Backups.Client.Emulator.Backups;

namespace AliRds.Backups.Client.Emulator.Store;

/// <summary>The rows of an instance that match a filter, cached until the rows change so that the next page costs nothing.</summary>
internal sealed class FilteredView
{
    private readonly int _first;
    private readonly int[]? _positions;

    private FilteredView(BackupFilter filter, int first, int count, int[]? positions, long totalSize)
    {
        Filter = filter;
        _first = first;
        Count = count;
        _positions = positions;
        TotalSize = totalSize;
    }

    public BackupFilter Filter { get; }

    public int Count { get; }

    public long TotalSize { get; }

    public static FilteredView Over(List<BackupRow> rows, BackupFilter filter)
    {
        var all = CollectionsMarshal.AsSpan(rows);
        var first = LowerBound(all, filter.FromSeconds);
        var end = filter.ToSeconds == long.MaxValue ? all.Length : LowerBound(all, filter.ToSeconds + 1);
        var range = end > first ? all[first..end] : [];
        return filter.IsRangeOnly ? WholeRange(filter, first, range) : Picked(filter, first, range);
    }

    /// <summary>The position in the row list of the n-th newest match.</summary>
    public int PositionFromNewest(int index)
    {
        var fromOldest = Count - 1 - index;
        return _positions is null ? _first + fromOldest : _positions[fromOldest];
    }

    private static FilteredView WholeRange(BackupFilter filter, int first, ReadOnlySpan<BackupRow> range)
    {
        var total = 0L;
        foreach (ref readonly var row in range)
        {
            total += row.Size;
        }

        return new FilteredView(filter, first, range.Length, null, total);
    }

    private static FilteredView Picked(BackupFilter filter, int first, ReadOnlySpan<BackupRow> range)
    {
        var positions = new List<int>();
        var total = 0L;
        for (var index = 0; index < range.Length; index++)
        {
            if (filter.Matches(in range[index]))
            {
                positions.Add(first + index);
                total += range[index].Size;
            }
        }

        return new FilteredView(filter, first, positions.Count, [.. positions], total);
    }

    private static int LowerBound(ReadOnlySpan<BackupRow> rows, long seconds)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = rows[middle].StartSeconds < seconds ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
