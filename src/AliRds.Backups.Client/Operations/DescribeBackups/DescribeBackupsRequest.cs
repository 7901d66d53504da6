using AliRds.Backups.Client.Operations;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>
/// What to list: one instance, and filters. Immutable, and validated when it is built, so every request can be sent. Create one with
/// <see cref="For(string)"/>.
/// </summary>
/// <remarks>Source: the request table of the DescribeBackups API page (2014-08-15).</remarks>
public sealed record DescribeBackupsRequest
{
    /// <summary>The page size when none is chosen: 100, the largest, so that a listing takes the fewest calls.</summary>
    public const int DefaultPageSize = 100;

    internal DescribeBackupsRequest(DbInstanceId dbInstanceId) => DbInstanceId = dbInstanceId;

    /// <summary>The instance.</summary>
    public DbInstanceId DbInstanceId { get; }

    /// <summary>Only the set with this id; <see langword="null"/> for all.</summary>
    public BackupId? BackupId { get; internal init; }

    /// <summary>Only sets with this outcome; <see langword="null"/> for all. The service has no value for running backups.</summary>
    public BackupStatus? Status { get; internal init; }

    /// <summary>Only automated or manual sets; <see langword="null"/> for both.</summary>
    public BackupMode? Mode { get; internal init; }

    /// <summary>Only full or incremental sets; <see langword="null"/> for both.</summary>
    public BackupType? Type { get; internal init; }

    /// <summary>The lower bound, a whole minute; <see langword="null"/> for none.</summary>
    public Instant? StartTime { get; internal init; }

    /// <summary>The upper bound, a whole minute; <see langword="null"/> for none.</summary>
    public Instant? EndTime { get; internal init; }

    /// <summary>How many sets a page holds at most: 30, 50 or 100. Default: <see cref="DefaultPageSize"/>.</summary>
    public int PageSize { get; internal init; } = DefaultPageSize;

    /// <summary>The page, from 1. Default: 1.</summary>
    public int PageNumber { get; internal init; } = 1;

    /// <summary>Starts to build a request for an instance.</summary>
    /// <param name="dbInstanceId">The id of the instance, such as <c>rm-uf6wjk5xxxxxxx</c>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="dbInstanceId"/> is blank, contains white space or a control character, or has more than 256 characters.
    /// </exception>
    public static DescribeBackupsRequestBuilder For(string dbInstanceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dbInstanceId);
        ParameterText.ThrowIfInvalid(dbInstanceId, "DBInstanceId", nameof(dbInstanceId));
        return new(new DbInstanceId(dbInstanceId));
    }

    /// <summary>Starts to build a request for an instance.</summary>
    /// <param name="dbInstanceId">The id of the instance.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="dbInstanceId"/> is empty, contains white space or a control character, or has more than 256 characters.
    /// </exception>
    public static DescribeBackupsRequestBuilder For(DbInstanceId dbInstanceId) => new(dbInstanceId);

    /// <summary>Starts to build a copy of this request.</summary>
    public DescribeBackupsRequestBuilder ToBuilder() => new(this);
}
