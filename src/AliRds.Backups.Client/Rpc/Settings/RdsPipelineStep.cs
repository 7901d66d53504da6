namespace AliRds.Backups.Client;

/// <summary>
/// A custom step around each call or each attempt. It can run code before and after the rest, skip it, or call it several times.
/// </summary>
/// <param name="context">What is being called.</param>
/// <param name="next">The rest of the pipeline; gives what the operation gives, such as a page of backups.</param>
/// <param name="cancellationToken">Cancelled when the caller or a time limit ends the call.</param>
/// <returns>What <paramref name="next"/> gave, or something of the same type in its place.</returns>
public delegate ValueTask<object> RdsPipelineStep(
    RdsStepContext context, Func<CancellationToken, ValueTask<object>> next, CancellationToken cancellationToken);
