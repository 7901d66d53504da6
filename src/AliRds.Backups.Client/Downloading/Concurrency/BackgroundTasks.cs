using System.Runtime.ExceptionServices;

namespace AliRds.Backups.Client.Downloading.Concurrency;

/// <summary>Runs work together with loops that serve it: they end with it, and it ends when one of them fails.</summary>
internal static class BackgroundTasks
{
    internal static async Task RunAsync(
        Func<CancellationToken, Task> work, IEnumerable<Func<CancellationToken, Task>> loops, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = work(stop.Token);
        Task[] all = [running, .. loops.Select(loop => GuardAsync(loop, stop))];
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Work that is done stays done, though the caller has given up meanwhile: a file may have its name already.
        ThrowFailure(all, running.IsCompletedSuccessfully ? CancellationToken.None : cancellationToken);
        await running.ConfigureAwait(false);
    }

    private static async Task GuardAsync(Func<CancellationToken, Task> loop, CancellationTokenSource stop)
    {
        try
        {
            await loop(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Throws the failure among tasks that ended; those that were merely cancelled for it do not count.</summary>
    internal static void ThrowFailure(IEnumerable<Task> ended, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ended.FirstOrDefault(task => task.IsFaulted)?.Exception?.InnerException is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
