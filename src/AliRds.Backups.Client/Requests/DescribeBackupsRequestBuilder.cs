using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client.Requests;

/// <summary>Builds a <see cref="DescribeBackupsRequest"/>. Each step checks its own value, <see cref="Build"/> checks what depends on several.</summary>
/// <remarks>
/// The service takes times in whole minutes. A start is moved down and an end is moved up to the minute, so that no backup inside
/// the given range is left out.
/// </remarks>
public sealed class DescribeBackupsRequestBuilder
{
    private DescribeBackupsRequest _request;

    internal DescribeBackupsRequestBuilder(DbInstanceId dbInstanceId)
        : this(new DescribeBackupsRequest(dbInstanceId))
    {
        if (dbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DBInstanceId is missing. Name the instance whose backups to list.", nameof(dbInstanceId));
        }
    }

    internal DescribeBackupsRequestBuilder(DescribeBackupsRequest request) => _request = request;

    /// <summary>Lists only the set with this id.</summary>
    /// <param name="backupId">The id; <see langword="null"/> for all sets.</param>
    /// <exception cref="ArgumentException">The id is empty; the service would list all backups.</exception>
    public DescribeBackupsRequestBuilder WithBackupId(BackupId? backupId) => backupId is { IsEmpty: true }
        ? throw new ArgumentException("BackupId is empty. Give the id of a backup, or null for all.", nameof(backupId))
        : With(_request with { BackupId = backupId });

    /// <summary>Lists only sets with this outcome.</summary>
    /// <param name="status">The outcome; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException"><paramref name="status"/> is the <see langword="default"/> of its type, which says nothing.</exception>
    public DescribeBackupsRequestBuilder WithStatus(BackupStatus? status) =>
        With(_request with { Status = Said(status, status?.Value, nameof(status)) });

    /// <summary>Lists only automated or only manual sets.</summary>
    /// <param name="mode">The mode; <see langword="null"/> for both.</param>
    /// <exception cref="ArgumentException"><paramref name="mode"/> is the <see langword="default"/> of its type, which says nothing.</exception>
    public DescribeBackupsRequestBuilder WithMode(BackupMode? mode) =>
        With(_request with { Mode = Said(mode, mode?.Value, nameof(mode)) });

    /// <summary>Lists only full or only incremental sets.</summary>
    /// <param name="type">The type; <see langword="null"/> for both.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is the <see langword="default"/> of its type, which says nothing.</exception>
    public DescribeBackupsRequestBuilder WithType(BackupType? type) =>
        With(_request with { Type = Said(type, type?.Value, nameof(type)) });

    /// <summary>Sets the lower bound of the range, moved down to the minute.</summary>
    /// <param name="start">The bound; <see langword="null"/> for none.</param>
    public DescribeBackupsRequestBuilder WithStartTime(Instant? start) => With(_request with { StartTime = RequestMinute.Floor(start) });

    /// <inheritdoc cref="WithStartTime(Instant?)"/>
    public DescribeBackupsRequestBuilder WithStartTime(DateTimeOffset start) => WithStartTime(Instant.FromDateTimeOffset(start));

    /// <summary>Sets the upper bound of the range, moved up to the minute.</summary>
    /// <param name="end">The bound; <see langword="null"/> for none.</param>
    public DescribeBackupsRequestBuilder WithEndTime(Instant? end) => With(_request with { EndTime = RequestMinute.Ceiling(end) });

    /// <inheritdoc cref="WithEndTime(Instant?)"/>
    public DescribeBackupsRequestBuilder WithEndTime(DateTimeOffset end) => WithEndTime(Instant.FromDateTimeOffset(end));

    /// <summary>Sets both bounds. A side that the interval leaves open has no bound.</summary>
    /// <param name="range">The range.</param>
    public DescribeBackupsRequestBuilder WithTimeRange(Interval range) =>
        WithStartTime(range.HasStart ? range.Start : null).WithEndTime(range.HasEnd ? range.End : null);

    /// <summary>Chooses the page size.</summary>
    /// <param name="pageSize">30, 50 or 100. Default: 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is another number.</exception>
    public DescribeBackupsRequestBuilder WithPageSize(int pageSize) => pageSize is 30 or 50 or 100
        ? With(_request with { PageSize = pageSize })
        : throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "PageSize must be 30, 50 or 100; the service takes no other size.");

    /// <summary>Chooses the page to read; a listing over all pages begins there.</summary>
    /// <param name="pageNumber">1 or more. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageNumber"/> is less than 1.</exception>
    public DescribeBackupsRequestBuilder WithPageNumber(int pageNumber) => pageNumber >= 1
        ? With(_request with { PageNumber = pageNumber })
        : throw new ArgumentOutOfRangeException(nameof(pageNumber), pageNumber, "PageNumber must be 1 or more; the first page is 1.");

    /// <summary>Checks what depends on several values, and makes the request.</summary>
    /// <exception cref="ArgumentException">The end of the range is not later than its start.</exception>
    public DescribeBackupsRequest Build()
    {
        if (_request.EndTime <= _request.StartTime)
        {
            throw new ArgumentException(
                $"EndTime ({RequestMinute.Format(_request.EndTime.Value)}) must be later than StartTime ({RequestMinute.Format(_request.StartTime.Value)}). "
                + "Exchange them, or widen the range; both are rounded to the minute.");
        }

        return _request;
    }

    /// <summary>An empty filter would not be sent, and the listing would hold everything.</summary>
    private static T? Said<T>(T? filter, string? value, string parameter)
        where T : struct => value is { Length: 0 }
        ? throw new ArgumentException($"{typeof(T).Name} is empty. Give one of its values, or null for all.", parameter)
        : filter;

    private DescribeBackupsRequestBuilder With(DescribeBackupsRequest request)
    {
        _request = request;
        return this;
    }
}
