using System.Globalization;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Pipeline;

/// <summary>
/// Runs the user's own steps around the rest of the pipeline. They are code of others: what they throw becomes an error of the client, and the end of
/// the call is theirs too, whether they listen to their token or not, and whether they pass it on or not.
/// </summary>
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
        : RunStepAsync(index, steps, context, last, cancellationToken);

    private static async ValueTask<BackupPage> RunStepAsync(
        int index,
        IReadOnlyList<RdsPipelineStep> steps,
        RdsStepContext context,
        Func<CancellationToken, ValueTask<BackupPage>> last,
        CancellationToken cancellationToken)
    {
        Exception? failureOfTheRest = null;
        BackupPage? page;
        try
        {
            var step = steps[index](context, NextAsync, cancellationToken);
            page = await (step.IsCompleted ? step : new(step.AsTask().WaitAsync(cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RdsBackupsException && exception != failureOfTheRest)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new RdsStepException($"{Name(index, steps, context)} failed with {exception.GetType().Name}.", exception);
        }

        return page ?? throw new RdsStepException($"{Name(index, steps, context)} gave no page.");

        async ValueTask<BackupPage> NextAsync(CancellationToken token)
        {
            try
            {
                using var both = token == cancellationToken ? null : CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
                var limit = both?.Token ?? token;
                limit.ThrowIfCancellationRequested();
                return await RunFromAsync(index + 1, steps, context, last, limit).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failureOfTheRest = exception;
                throw;
            }
        }
    }

    private static string Name(int index, IReadOnlyList<RdsPipelineStep> steps, RdsStepContext context) => string.Create(
        CultureInfo.InvariantCulture, $"Step {index + 1} of {steps.Count} around the {(context.Attempt == 0 ? "call" : "attempt")}");
}
