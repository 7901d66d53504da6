using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>A step of your own around each call or each attempt. It may act before and after, not call on, or call on several times.</summary>
/// <param name="context">What is being called.</param>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="cancellationToken">Cancelled when the caller or a time limit ends the call.</param>
public delegate ValueTask<BackupPage> RdsPipelineStep(
    RdsStepContext context, Func<CancellationToken, ValueTask<BackupPage>> next, CancellationToken cancellationToken);
