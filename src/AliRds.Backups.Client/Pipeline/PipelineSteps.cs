using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>Runs the user's own steps around the rest of the pipeline.</summary>
internal static class PipelineSteps
{
    internal static ValueTask<BackupPage> RunAsync(
        IReadOnlyList<RdsPipelineStep> steps, RdsStepContext context, Func<CancellationToken, ValueTask<BackupPage>> last, CancellationToken cancellationToken) =>
        RunFromAsync(0, steps, context, last, cancellationToken);

    private static ValueTask<BackupPage> RunFromAsync(
        int index,
        IReadOnlyList<RdsPipelineStep> steps,
        RdsStepContext context,
        Func<CancellationToken, ValueTask<BackupPage>> last,
        CancellationToken cancellationToken) => index == steps.Count
        ? last(cancellationToken)
        : steps[index](context, token => RunFromAsync(index + 1, steps, context, last, token), cancellationToken);
}
