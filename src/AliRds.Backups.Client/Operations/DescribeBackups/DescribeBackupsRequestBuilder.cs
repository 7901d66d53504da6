using AliRds.Backups.Client.Operations;
using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client;

/// <summary>
/// Builds a <see cref="DescribeBackupsRequest"/>. Each method validates its own value; <see cref="Build"/> validates the combination.
/// </summary>
/// <remarks>
/// The service accepts times in whole minutes. A start is rounded down and an end is rounded up, so that no backup in the given range is
/// left out.
/// </remarks>
public sealed class DescribeBackupsRequestBuilder
{
    private DescribeBackupsRequest _request;
    private Instant? _start;
    private Instant? _end;

    internal DescribeBackupsRequestBuilder(DbInstanceId dbInstanceId)
        : this(new DescribeBackupsRequest(dbInstanceId)) => ParameterText.ThrowIfInvalid(dbInstanceId, nameof(dbInstanceId));

    internal DescribeBackupsRequestBuilder(DescribeBackupsRequest request) =>
        (_request, _start, _end) = (request, request.StartTime, request.EndTime);

    /// <summary>Lists only the set with this id.</summary>
    /// <param name="backupId">The id; <see langword="null"/> for all sets.</param>
    /// <exception cref="ArgumentException">
    /// The id is empty, so the service would list all backups; or it contains white space or a control character, or has more than 256
    /// characters.
    /// </exception>
    public DescribeBackupsRequestBuilder WithBackupId(BackupId? backupId)
    {
        if (backupId is { IsEmpty: true })
        {
            throw new ArgumentException("BackupId is empty. Use the id of a backup, or null for all.", nameof(backupId));
        }

        ParameterText.ThrowIfInvalid(backupId?.Value ?? string.Empty, "BackupId", nameof(backupId));
        return With(_request with { BackupId = backupId });
    }

    /// <summary>Lists only sets with this outcome.</summary>
    /// <param name="status">The outcome; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="status"/> is the <see langword="default"/> of its type, which has no value; or it contains a control character,
    /// begins or ends with a space, or has more than 256 characters.
    /// </exception>
    public DescribeBackupsRequestBuilder WithStatus(BackupStatus? status)
    {
        ThrowIfInvalidFilter<BackupStatus>(status?.Value, nameof(status));
        return With(_request with { Status = status });
    }

    /// <summary>Lists only automated or only manual sets.</summary>
    /// <param name="mode">The mode; <see langword="null"/> for both.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="mode"/> is the <see langword="default"/> of its type, which has no value; or it contains a control character, begins
    /// or ends with a space, or has more than 256 characters.
    /// </exception>
    public DescribeBackupsRequestBuilder WithMode(BackupMode? mode)
    {
        ThrowIfInvalidFilter<BackupMode>(mode?.Value, nameof(mode));
        return With(_request with { Mode = mode });
    }

    /// <summary>Lists only full or only incremental sets.</summary>
    /// <param name="type">The type; <see langword="null"/> for both.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="type"/> is the <see langword="default"/> of its type, which has no value; or it contains a control character, begins
    /// or ends with a space, or has more than 256 characters.
    /// </exception>
    public DescribeBackupsRequestBuilder WithType(BackupType? type)
    {
        ThrowIfInvalidFilter<BackupType>(type?.Value, nameof(type));
        return With(_request with { Type = type });
    }

    /// <summary>Sets the lower bound of the range, rounded down to the minute.</summary>
    /// <param name="start">The bound, from 1900-01-01T00:00Z to 9999-12-31T23:59Z; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of this range.</exception>
    public DescribeBackupsRequestBuilder WithStartTime(Instant? start)
    {
        RequestTime.ThrowIfOutOfRange(start, nameof(start));
        _start = start;
        return With(_request with { StartTime = RequestTime.Floor(start) });
    }

    /// <inheritdoc cref="WithStartTime(Instant?)"/>
    public DescribeBackupsRequestBuilder WithStartTime(DateTimeOffset start) => WithStartTime(Instant.FromDateTimeOffset(start));

    /// <inheritdoc cref="WithStartTime(Instant?)"/>
    /// <param name="start">The bound, of kind <see cref="DateTimeKind.Utc"/> or <see cref="DateTimeKind.Local"/>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="start"/> is <see cref="DateTimeKind.Unspecified"/>, so it is not a point in time.
    /// </exception>
    public DescribeBackupsRequestBuilder WithStartTime(DateTime start) => WithStartTime(ToInstant(start, nameof(start)));

    /// <summary>Sets the upper bound of the range, rounded up to the minute.</summary>
    /// <param name="end">The bound, from 1900-01-01T00:00Z to 9999-12-31T23:59Z; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is out of this range.</exception>
    public DescribeBackupsRequestBuilder WithEndTime(Instant? end)
    {
        RequestTime.ThrowIfOutOfRange(end, nameof(end));
        _end = end;
        return With(_request with { EndTime = RequestTime.Ceiling(end) });
    }

    /// <inheritdoc cref="WithEndTime(Instant?)"/>
    public DescribeBackupsRequestBuilder WithEndTime(DateTimeOffset end) => WithEndTime(Instant.FromDateTimeOffset(end));

    /// <inheritdoc cref="WithEndTime(Instant?)"/>
    /// <param name="end">The bound, of kind <see cref="DateTimeKind.Utc"/> or <see cref="DateTimeKind.Local"/>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="end"/> is <see cref="DateTimeKind.Unspecified"/>, so it is not a point in time.
    /// </exception>
    public DescribeBackupsRequestBuilder WithEndTime(DateTime end) => WithEndTime(ToInstant(end, nameof(end)));

    /// <summary>Sets both bounds. An open side of the interval has no bound.</summary>
    /// <param name="range">The range; its bounds from 1900-01-01T00:00Z to 9999-12-31T23:59Z.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound of <paramref name="range"/> is out of this range.</exception>
    public DescribeBackupsRequestBuilder WithTimeRange(Interval range)
    {
        Instant? start = range.HasStart ? range.Start : null;
        Instant? end = range.HasEnd ? range.End : null;
        RequestTime.ThrowIfOutOfRange(start, nameof(range));
        RequestTime.ThrowIfOutOfRange(end, nameof(range));
        return WithStartTime(start).WithEndTime(end);
    }

    /// <summary>Sets the page size.</summary>
    /// <param name="pageSize">30, 50 or 100. Default: 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not 30, 50 or 100.</exception>
    public DescribeBackupsRequestBuilder WithPageSize(int pageSize) => pageSize is 30 or 50 or 100
        ? With(_request with { PageSize = pageSize })
        : throw new ArgumentOutOfRangeException(
            nameof(pageSize), pageSize, "PageSize must be 30, 50 or 100; the service accepts no other size.");

    /// <summary>Sets the page to read. A listing of all pages begins there.</summary>
    /// <param name="pageNumber">1 or more. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageNumber"/> is less than 1.</exception>
    public DescribeBackupsRequestBuilder WithPageNumber(int pageNumber) => pageNumber >= 1
        ? With(_request with { PageNumber = pageNumber })
        : throw new ArgumentOutOfRangeException(nameof(pageNumber), pageNumber, "PageNumber must be 1 or more; the first page is 1.");

    /// <summary>Validates the combination of the values, and creates the request.</summary>
    /// <exception cref="ArgumentException">The end of the range is not later than its start.</exception>
    public DescribeBackupsRequest Build() => _end < _start || _request.EndTime <= _request.StartTime
        ? throw new ArgumentException(
            $"EndTime ({InstantPattern.ExtendedIso.Format(_end!.Value)}) must be later than StartTime "
            + $"({InstantPattern.ExtendedIso.Format(_start!.Value)}). "
            + "Swap them, or widen the range; both are rounded to the minute.",
            nameof(DescribeBackupsRequest.EndTime))
        : _request;

    /// <summary>An empty filter would not be sent, and the listing would hold everything.</summary>
    private static void ThrowIfInvalidFilter<T>(string? value, string parameter)
    {
        if (value is { Length: 0 })
        {
            throw new ArgumentException($"{typeof(T).Name} is empty. Use one of its values, or null for all.", parameter);
        }

        ParameterText.ThrowIfInvalid(value ?? string.Empty, typeof(T).Name, parameter, allowsSpaces: true);
    }

    /// <summary>
    /// Without this, a <see cref="DateTime"/> would be converted to a <see cref="DateTimeOffset"/> implicitly, in the zone of the machine
    /// if it has none.
    /// </summary>
    private static Instant ToInstant(DateTime time, string parameter) => time.Kind == DateTimeKind.Unspecified
        ? throw new ArgumentException(
            "The DateTime does not say which zone it is in (Kind is Unspecified). "
            + "Use a DateTimeOffset or an Instant, or set Kind with DateTime.SpecifyKind.",
            parameter)
        : Instant.FromDateTimeUtc(time.ToUniversalTime());

    private DescribeBackupsRequestBuilder With(DescribeBackupsRequest request)
    {
        _request = request;
        return this;
    }
}
