namespace AliRds.Backups.Client;

/// <summary>A listing handed out what it has, and cannot prove that this is all. List again, or in smaller ranges.</summary>
public sealed class RdsIncompleteListingException : RdsBackupsException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="dbInstanceId">The instance.</param>
    /// <param name="reason">What stands against completeness.</param>
    /// <param name="returnedCount">How many backups were handed out.</param>
    /// <param name="totalCount">How many the service said there are, at the end.</param>
    /// <param name="requestId">The id of the last request.</param>
    public RdsIncompleteListingException(DbInstanceId dbInstanceId, string reason, long returnedCount, long? totalCount, string? requestId)
        : base($"The listing of '{dbInstanceId}' cannot be proven complete: {reason}. {returnedCount} backups were handed out, "
            + $"the service counts {totalCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number"} (request id: {requestId ?? "none"}).")
    {
        DbInstanceId = dbInstanceId;
        Reason = reason;
        ReturnedCount = returnedCount;
        TotalCount = totalCount;
        RequestId = requestId;
    }

    /// <summary>The instance.</summary>
    public DbInstanceId DbInstanceId { get; }

    /// <summary>What stands against completeness.</summary>
    public string Reason { get; }

    /// <summary>How many backups were handed out.</summary>
    public long ReturnedCount { get; }

    /// <summary>How many the service said there are, at the end.</summary>
    public long? TotalCount { get; }

    /// <summary>The id of the last request.</summary>
    public string? RequestId { get; }
}
