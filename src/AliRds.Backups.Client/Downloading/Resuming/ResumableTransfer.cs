using AliRds.Backups.Client.Downloading.Concurrency;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>Fills a partial file, first with what an earlier run left, then with what it fetches, and keeps the journal up to date.</summary>
internal sealed class ResumableTransfer(TransferContext context, PartialDownload partial)
{
    private readonly Checkpointer _checkpointer = partial.CreateCheckpointer(context.TimeProvider);
    private readonly PartRestorer _restorer = new(partial.File, context.Options.ResumeCheck, partial.Identity.WithChecksum);

    private RemoteObject Remote => partial.Identity.Remote;

    /// <summary>Takes over what an earlier run left and is still intact.</summary>
    internal async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (partial.Earlier is { } journal)
        {
            context.Counters.CountWasted(await _restorer.RestoreAsync(journal, partial.Parts, cancellationToken).ConfigureAwait(false));
        }

        context.Counters.SetResumed(partial.Written);
        _checkpointer.Begin();
    }

    /// <summary>Fetches what is missing.</summary>
    internal async Task FetchAsync(CancellationToken cancellationToken)
    {
        var downloader = new PartitionedDownloader(context, Remote, partial.File.WriteAtAsync);
        try
        {
            await BackgroundTasks.RunAsync(
                token => downloader.RunAsync(partial.Parts, token), [_checkpointer.RunAsync, context.Monitor.RunAsync], cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            SaveProgress();
        }
    }

    /// <summary>Fetches again what is damaged on disk, or everything when the damage was done on the way and cannot be located.</summary>
    internal async Task RepairAsync(CancellationToken cancellationToken)
    {
        var dropped = await _restorer.DropDamagedAsync(partial.Parts, cancellationToken).ConfigureAwait(false);
        if (dropped == 0)
        {
            // Before everything is dropped: perhaps the response that gave the checksum was the wrong one.
            await new ObjectRevalidator(context).ThrowIfChangedAsync(Remote, cancellationToken).ConfigureAwait(false);
            dropped = partial.Written;
            Array.ForEach(partial.Parts, part => part.Restore(default));
        }

        context.Counters.CountWasted(dropped);
        Log.Repairing(context.Logger, partial.Identity.BackupId, dropped);
        await FetchAsync(cancellationToken).ConfigureAwait(false);
    }

    private void SaveProgress()
    {
        try
        {
            _checkpointer.Note();
        }
        catch (IOException exception)
        {
            // This must not hide why the download ends, and the previous journal is still true.
            Log.JournalNotSaved(context.Logger, exception.Message);
        }
    }
}
