namespace AliRds.Backups.Client;

/// <summary>A step of your own around each call or each attempt. It may act before and after, not call on, or call on several times.</summary>
/// <param name="context">What is being called.</param>
/// <param name="next">The rest of the pipeline; gives what the operation gives, such as a page of backups.</param>
/// <param name="cancellationToken">Cancelled when the caller or a time limit ends the call.</param>
/// <returns>What <paramref name="next"/> gave, or something of the same type in its place.</returns>
public delegate ValueTask<object> RdsPipelineStep(
    RdsStepContext context, Func<CancellationToken, ValueTask<object>> next, CancellationToken cancellationToken);
