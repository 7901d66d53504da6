using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>One download to a file, from the lock on its target to its manifest.</summary>
internal sealed class FileDownload(
    DownloadServices services, Backup backup, DownloadPaths paths, DownloadOptions options, IProgress<DownloadProgress>? progress)
{
    private const int MaxRestarts = 2;
    private readonly DownloadCounters _counters = new();
    private readonly List<string> _restarts = [];
    private readonly long _startedAt = services.TimeProvider.GetTimestamp();
    private Backup _backup = backup;
    private int _changes;
    private long _keptBytes;

    internal async Task<DownloadResult> RunAsync(CancellationToken cancellationToken)
    {
        using var observed = new DownloadTelemetry(_backup, _counters);
        try
        {
            return await RunTranslatedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            observed.Fail(exception);
            throw;
        }
    }

    private async Task<DownloadResult> RunTranslatedAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var targetLock = TargetLock.Acquire(paths, options.UnixCreateMode);
            TargetPath.ThrowIfTargetUnusable(paths, options.Overwrite);
            return await RunReportedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RdsDownloadException exception)
        {
            TellWhatIsKept(exception);
            throw;
        }
        catch (Exception exception) when (TargetErrors.IsFileError(exception))
        {
            var translated = TargetErrors.ToTargetException(exception, paths.Target);
            TellWhatIsKept(translated);
            throw translated;
        }
    }

    private async Task<DownloadResult> RunReportedAsync(CancellationToken cancellationToken)
    {
        var reporter = new ProgressReporter(progress, _counters, services.TimeProvider);
        DownloadResult? result = null;
        await BackgroundTasks.RunAsync(
            async token => result = await RunRestartedAsync(reporter, token).ConfigureAwait(false),
            progress is null ? [] : [reporter.RunAsync],
            cancellationToken).ConfigureAwait(false);
        return reporter.Finish(result!);
    }

    private async Task<DownloadResult> RunRestartedAsync(ProgressReporter reporter, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await RunOnceAsync(reporter, cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectChangedException exception) when (_changes < MaxRestarts)
            {
                _changes++;
                await RefreshRowAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks for the row again. Nothing on disk is touched: what came stays until the next response has said what becomes of it.</summary>
    private async Task RefreshRowAsync(ObjectChangedException change, CancellationToken cancellationToken)
    {
        if (_backup.BackupId.IsEmpty || _backup.DbInstanceId.IsEmpty)
        {
            return;
        }

        try
        {
            _backup = await services.Client.GetBackupAsync(_backup.DbInstanceId, _backup.BackupId, cancellationToken).ConfigureAwait(false);
        }
        catch (RdsBackupsException exception)
        {
            throw new RdsDownloadException($"{change.Reason} Asking for a new link failed: {exception.Message}", exception);
        }
    }

    private void NoteRestart(string reason, long droppedBytes)
    {
        Log.Restarting(services.Logger, _backup.BackupId.Value, reason);
        _restarts.Add(reason);
        _counters.CountWasted(droppedBytes);
    }

    private async Task<DownloadResult> RunOnceAsync(ProgressReporter reporter, CancellationToken cancellationToken)
    {
        using var links = services.CreateLinks(_backup, options, _counters);
        var context = services.CreateContext(links, options, _counters);
        reporter.Phase = DownloadPhase.Probing;
        var earlier = PartialDownload.FindEarlier(paths);
        _keptBytes = PartialDownload.GetWritten(earlier);
        var expected = new ExpectedObject(_backup, options, earlier?.Identity.IsOf(_backup) == true ? earlier.Identity.Remote : null);
        var remote = await new ObjectProbe(context).RunAsync(expected, cancellationToken).ConfigureAwait(false);

        using var partial = PartialDownload.Open(paths, JournalIdentity.Create(_backup, remote, options), options);
        if (partial.RestartReason is { } reason)
        {
            NoteRestart(reason, partial.DroppedBytes);
        }

        reporter.Follow(remote.Length, partial.Parts, () => partial.Written);
        var fetch = new ResumableTransfer(context, remote, partial);
        try
        {
            reporter.Phase = DownloadPhase.CheckingEarlierParts;
            await fetch.ResumeAsync(cancellationToken).ConfigureAwait(false);
            reporter.Phase = DownloadPhase.Transferring;
            await fetch.FetchAsync(cancellationToken).ConfigureAwait(false);
            reporter.Phase = DownloadPhase.Finishing;
            return await FinishAsync(fetch, partial, links.IsInternal, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _keptBytes = partial.Written;
        }
    }

    private async Task<DownloadResult> FinishAsync(
        ResumableTransfer fetch, PartialDownload partial, bool usedInternalLink, CancellationToken cancellationToken)
    {
        var finish = new FileFinish(services, _backup, paths, options);
        var proven = await finish.ProveAsync(fetch, partial, cancellationToken).ConfigureAwait(false);
        return await finish.PublishAsync(partial, proven with
        {
            UsedInternalLink = usedInternalLink,
            LinkRenewals = _counters.Renewals,
            Retries = _counters.Faults,
            ResumedBytes = _counters.Resumed,
            ReceivedBytes = _counters.Received,
            WastedBytes = _counters.Wasted,
            Restarts = [.. _restarts],
            Elapsed = services.TimeProvider.GetElapsedTime(_startedAt),
        }).ConfigureAwait(false);
    }

    private void TellWhatIsKept(RdsDownloadException exception)
    {
        if (exception.KeptPath is null && File.Exists(paths.Partial) && exception is not RdsTargetException { Problem: TargetProblem.InUse })
        {
            exception.KeptPath = paths.Partial;
            exception.KeptBytes = _keptBytes;
        }
    }
}
