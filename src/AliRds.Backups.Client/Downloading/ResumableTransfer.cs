using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>Fills a partial file: with what an earlier run left, then with what is fetched, keeping the journal meanwhile.</summary>
internal sealed class ResumableTransfer(TransferContext context, RemoteObject remote, PartialDownload partial)
{
    private readonly Checkpointer _checkpointer = partial.CreateCheckpointer(context.TimeProvider);

    internal RemoteObject Remote { get; } = remote;

    /// <summary>Takes over what an earlier run left and is still good.</summary>
    internal async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (partial.Earlier is { } journal)
        {
            var lost = await CreateRestorer().RestoreAsync(journal, partial.Parts, cancellationToken).ConfigureAwait(false);
            context.Counters.CountWasted(lost);
        }

        context.Counters.NoteResumed(partial.Written);

        _checkpointer.Begin();
    }

    /// <summary>Fetches what is missing.</summary>
    internal async Task FetchAsync(CancellationToken cancellationToken)
    {
        var transfer = new PartitionedDownloader(context, Remote, partial.File.WriteAtAsync);
        try
        {
            await BackgroundTasks.RunAsync(
                token => transfer.RunAsync(partial.Parts, token), [_checkpointer.RunAsync, context.Monitor.RunAsync], cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            NoteProgress();
        }
    }

    /// <summary>Fetches again what is damaged on disk; everything, when the damage was done on the way and cannot be located.</summary>
    internal async Task RepairAsync(CancellationToken cancellationToken)
    {
        var dropped = await CreateRestorer().DropDamagedAsync(partial.Parts, cancellationToken).ConfigureAwait(false);
        if (dropped == 0)
        {
            // Before all is given up: the response that told the checksum may have been the odd one.
            await new ObjectRevalidator(context).AskAsync(Remote, cancellationToken).ConfigureAwait(false);
            dropped = partial.Written;
            Array.ForEach(partial.Parts, part => part.Restore(default));
        }

        context.Counters.CountWasted(dropped);
        Log.Repairing(context.Logger, partial.Identity.BackupId, dropped);
        await FetchAsync(cancellationToken).ConfigureAwait(false);
    }

    private PartRestorer CreateRestorer() => new(partial.File, context.Options.ResumeCheck, partial.Identity.WithChecksum);

    private void NoteProgress()
    {
        try
        {
            _checkpointer.Note();
        }
        catch (IOException exception)
        {
            // Not a reason to hide why the download ends: what the journal before says is still true.
            Log.JournalNotSaved(context.Logger, exception.Message);
        }
    }
}
