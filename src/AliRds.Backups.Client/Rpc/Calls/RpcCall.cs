using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using Polly;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>One call: its operation, and its state across attempts.</summary>
internal sealed class RpcCall
{
    private static readonly ResiliencePropertyKey<RpcCall> Key = new("AliRds.RpcCall");

    internal required RpcRequest Request { get; init; }

    /// <summary>When the call started, as a timestamp of the time provider.</summary>
    internal required long StartTimestamp { get; init; }

    internal required string? DbInstanceId { get; init; }

    internal required int? PageNumber { get; init; }

    internal required bool IsIdempotent { get; init; }

    internal string Action => Request.Action;

    /// <summary>The parameters, for custom steps.</summary>
    internal IReadOnlyDictionary<string, string> NamedParameters =>
        Request.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);

    /// <summary>What telemetry reports about the result.</summary>
    internal RpcResultFacts Result { get; set; }

    /// <summary>How often the call was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>How many retries were made, not counting immediate resends over another connection.</summary>
    internal int Retries { get; set; }

    /// <summary>A random number, at least 0 and below 1, drawn for each attempt: the jitter of the delay after it.</summary>
    internal double Jitter { get; set; }

    /// <summary>The last delay that the retry chose. The next one grows from it.</summary>
    internal TimeSpan Backoff { get; set; }

    /// <summary>What the last retry took from the budget.</summary>
    internal int BudgetTaken { get; set; }

    /// <summary>The last failure that was not a timeout. It explains a timeout that follows.</summary>
    internal RdsCallException? LastFailure { get; set; }

    /// <summary>The key of the last attempt, if the service rejected it as stale.</summary>
    internal RdsCredentials? Rejected { get; set; }

    /// <summary>
    /// Whether a rejection because of the clock came with the server's time, so that the next attempt has a different time.
    /// </summary>
    internal bool HasLearnedClock { get; set; }

    internal bool HasCorrectedClock { get; set; }

    internal bool HasRefreshedCredentials { get; set; }

    /// <summary>The call that the pipeline is running.</summary>
    internal static RpcCall From(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    /// <summary>Rents a context for the pipeline; return it afterwards.</summary>
    internal ResilienceContext RentContext(CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Key, this);
        return context;
    }
}
