using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using Polly;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>One call: what it asks for, and what it remembers from attempt to attempt.</summary>
internal sealed class RpcCall
{
    private static readonly ResiliencePropertyKey<RpcCall> Key = new("AliRds.RpcCall");

    internal required RpcRequest Request { get; init; }

    /// <summary>When the call began, as a timestamp of the time provider.</summary>
    internal required long StartTimestamp { get; init; }

    internal required string? DbInstanceId { get; init; }

    internal required int? PageNumber { get; init; }

    internal required bool IsIdempotent { get; init; }

    internal string Action => Request.Action;

    /// <summary>The parameters, for steps of the user's own.</summary>
    internal IReadOnlyDictionary<string, string> NamedParameters =>
        Request.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);

    /// <summary>What telemetry says of the result.</summary>
    internal RpcResultFacts Result { get; set; }

    /// <summary>How many times the call was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>How many retries followed, those at once over another connection not counted.</summary>
    internal int Retries { get; set; }

    /// <summary>A number from 0 to below 1, drawn for each attempt: the jitter of the wait after it.</summary>
    internal double Jitter { get; set; }

    /// <summary>The last wait that a retry chose; the next one grows from it.</summary>
    internal TimeSpan Backoff { get; set; }

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

    /// <summary>The call that a pipeline runs.</summary>
    internal static RpcCall From(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    /// <summary>Takes a context for the pipeline; give it back.</summary>
    internal ResilienceContext RentContext(CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Key, this);
        return context;
    }
}
