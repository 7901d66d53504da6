using System.Globalization;

namespace AliRds.Backups.Client;

/// <summary>
/// A listing returned all that it could read, but cannot prove that this is everything. List again, or in smaller ranges.
/// </summary>
public sealed class RdsIncompleteListingException : RdsBackupsException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="reason">Why it may be incomplete.</param>
    /// <param name="returnedCount">How many backups were returned.</param>
    /// <param name="totalCount">How many backups the service counted at the end; <see langword="null"/> if it did not say.</param>
    /// <param name="requestId">The id of the last request.</param>
    public RdsIncompleteListingException(DbInstanceId dbInstanceId, string reason, long returnedCount, long? totalCount, string? requestId)
        : base($"The listing of '{dbInstanceId}' cannot be proven complete: {reason}. {returnedCount} backups were returned, "
            + $"the service counts {totalCount?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number"} "
            + $"(request id: {requestId ?? "none"}).")
    {
        DbInstanceId = dbInstanceId;
        Reason = reason;
        ReturnedCount = returnedCount;
        TotalCount = totalCount;
        RequestId = requestId;
    }

    /// <summary>The instance.</summary>
    public DbInstanceId DbInstanceId { get; }

    /// <summary>Why it may be incomplete.</summary>
    public string Reason { get; }

    /// <summary>How many backups were returned.</summary>
    public long ReturnedCount { get; }

    /// <summary>How many backups the service counted at the end; <see langword="null"/> if it did not say.</summary>
    public long? TotalCount { get; }

    /// <summary>The id of the last request.</summary>
    public string? RequestId { get; }
}
