using System.Globalization;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>The time limits of a call, and what is said when one ends it.</summary>
internal sealed record TimeLimits(TimeSpan Total, TimeSpan Attempt)
{
    internal RdsTransportException Exceeded(Exception exception, TimeSpan elapsed, RdsCallException? lastFailure)
    {
        var reason = elapsed >= Total
            ? $"The call did not end within its total time limit of {Seconds(Total)} s (TotalTimeout)."
            : $"The attempt did not end within its time limit of {Seconds(Attempt)} s (AttemptTimeout).";
        return new RdsTransportException(reason, isTimeout: true, lastFailure ?? exception) { Host = lastFailure?.Host };
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
