using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>A list of backups, newest first, that may change between any two reads, and is read by pages as the service reads it.</summary>
internal sealed class LiveList
{
    private readonly List<Backup> _rows = [];
    private int _lastId;

    internal LiveList(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _rows.Add(Make(Now - Duration.FromHours(24 + i), Now - Duration.FromHours(23 + i)));
        }
    }

    internal static Instant Now => Instant.FromUtc(2026, 6, 1, 12, 0);

    internal IReadOnlyList<Backup> Rows => _rows;

    internal List<DescribeBackupsRequest> Requests { get; } = [];

    /// <summary>What happens before a read, told by the number of the read, from 1.</summary>
    internal Action<int> BeforeRead { get; set; } = _ => { };

    /// <summary>What becomes of a response.</summary>
    internal Func<BackupPage, DescribeBackupsRequest, BackupPage> Transform { get; set; } = (page, _) => page;

    /// <summary>A backup appears: it has just ended, wherever its start puts it.</summary>
    internal void Insert(int index)
    {
        index = Math.Min(index, _rows.Count);
        var below = index < _rows.Count ? _rows[index].StartTime!.Value : Now - Duration.FromDays(400);
        _rows.Insert(index, Make(below, Now));
    }

    /// <summary>A backup is purged; never one that has just appeared, since retention is a matter of days.</summary>
    internal void RemoveAt(int index)
    {
        var old = _rows.Where(row => row.EndTime != Now).ToArray();
        if (old.Length > 0)
        {
            _rows.Remove(old[index % old.Length]);
        }
    }

    internal Task<BackupPage> ReadAsync(DescribeBackupsRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        BeforeRead(Requests.Count);
        var matching = _rows.Where(row => row.StartTime >= request.StartTime && row.StartTime <= request.EndTime).ToArray();
        var rows = matching.Skip((request.PageNumber - 1) * request.PageSize).Take(request.PageSize).ToArray();
        return Task.FromResult(Transform(
            new BackupPage
            {
                Backups = rows,
                PageNumber = request.PageNumber,
                PageRecordCount = rows.Length,
                TotalRecordCount = matching.Length,
                RequestId = string.Create(CultureInfo.InvariantCulture, $"R{Requests.Count}"),
            },
            request));
    }

    private Backup Make(Instant start, Instant end) => new()
    {
        BackupId = new BackupId((++_lastId).ToString(CultureInfo.InvariantCulture)),
        DbInstanceId = new DbInstanceId("rm-live"),
        Status = BackupStatus.Success,
        StartTime = start,
        EndTime = end,
    };
}
