using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Requests;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>What one call remembers from attempt to attempt.</summary>
internal sealed class CallState(DescribeBackupsRequest request, long startTimestamp)
{
    internal DescribeBackupsRequest Request { get; } = request;

    internal long StartTimestamp { get; } = startTimestamp;

    /// <summary>How many times the call was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>The wait before the next attempt.</summary>
    internal TimeSpan Delay { get; set; }

    /// <summary>What the last repetition took from the budget.</summary>
    internal int BudgetTaken { get; set; }

    /// <summary>The last failure that was not a time limit; it explains a time limit that follows.</summary>
    internal RdsCallException? LastFailure { get; set; }

    /// <summary>The credentials of the last attempt, if the service refused them as stale.</summary>
    internal RdsCredentials? Rejected { get; set; }

    internal bool HasCorrectedClock { get; set; }

    internal bool HasRefreshedCredentials { get; set; }
}
