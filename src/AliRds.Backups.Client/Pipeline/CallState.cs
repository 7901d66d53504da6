using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>What one call remembers from attempt to attempt.</summary>
internal sealed class CallState(DescribeBackupsRequest request, long startTimestamp)
{
    internal DescribeBackupsRequest Request { get; } = request;

    internal long StartTimestamp { get; } = startTimestamp;

    /// <summary>Whether a page without the backup that the request names is an error.</summary>
    internal bool MustFind { get; init; }

    /// <summary>How many times the call was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>How many repetitions were planned, those over another connection at once not counted.</summary>
    internal int Retries { get; set; }

    /// <summary>The wait before the next attempt.</summary>
    internal TimeSpan Delay { get; set; }

    /// <summary>The last wait that a retry chose; the next one grows from it.</summary>
    internal TimeSpan Backoff { get; set; }

    /// <summary>Whether the attempt was already made once more because a pooled connection was dead.</summary>
    internal bool HasSentAgain { get; set; }

    /// <summary>What the last repetition took from the budget.</summary>
    internal int BudgetTaken { get; set; }

    /// <summary>The last failure that was not a time limit; it explains a time limit that follows.</summary>
    internal RdsCallException? LastFailure { get; set; }

    /// <summary>The credentials of the last attempt, if the service refused them as stale.</summary>
    internal RdsCredentials? Rejected { get; set; }

    /// <summary>Whether a refusal of the clock came with the server's time, so that another attempt is stamped otherwise.</summary>
    internal bool HasLearnedClock { get; set; }

    internal bool HasCorrectedClock { get; set; }

    internal bool HasRefreshedCredentials { get; set; }

    /// <exception cref="RdsNotFoundException">The backup must be found, and the page does not hold it.</exception>
    internal void Require(BackupPage page)
    {
        if (MustFind && page.Backups.All(backup => backup.BackupId != Request.BackupId))
        {
            throw new RdsNotFoundException(new ServiceError
            {
                Code = "InvalidBackupId.NotFound",
                Message = $"The instance '{Request.DbInstanceId}' has no backup '{Request.BackupId}'.",
                StatusCode = 200,
                RequestId = page.RequestId,
            })
            {
                Hint = "Its retention may have ended.",
            };
        }
    }
}
