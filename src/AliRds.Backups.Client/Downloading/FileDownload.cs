using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading;

/// <summary>One download to a file: lock the target, probe the object, plan the parts, fetch them, verify the file and publish it.</summary>
internal sealed class FileDownload(
    DownloadServices services, Backup backup, DownloadPaths paths, DownloadOptions options, IProgress<DownloadProgress>? progress)
{
    private const int MaxRestarts = 2;
    private readonly ProgressReporter _reporter = new(progress, services.TimeProvider);
    private readonly List<string> _restarts = [];
    private Backup _backup = backup;
    private Func<long> _keptBytes = static () => 0;

    internal async Task<DownloadResult> RunAsync(CancellationToken cancellationToken)
    {
        using var telemetry = new DownloadTelemetry(_backup, _reporter.Counters);
        try
        {
            using var targetLock = TargetLock.Acquire(paths, options.UnixCreateMode);
            paths.ThrowIfTargetUnusable(options.Overwrite);
            return await _reporter.RunAsync(RunAttemptsAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = TargetErrors.IsFileError(exception) ? TargetErrors.ToTargetException(exception, paths.Target) : exception;
            SetKeptFile(failure as RdsDownloadException);
            telemetry.Fail(failure);
            if (failure != exception)
            {
                throw failure;
            }

            throw;
        }
    }

    private async Task<DownloadResult> RunAttemptsAsync(CancellationToken cancellationToken)
    {
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                return await RunAttemptAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ObjectChangedException exception) when (restarts < MaxRestarts)
            {
                await RefreshBackupAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<DownloadResult> RunAttemptAsync(CancellationToken cancellationToken)
    {
        using var context = new TransferContext(services, _backup, options, _reporter.Counters);
        _reporter.Phase = DownloadPhase.Probing;
        var remote = await ProbeAsync(context, cancellationToken).ConfigureAwait(false);

        using var partial = OpenPartial(remote);
        var transfer = new ResumableTransfer(context, partial);
        _reporter.Phase = DownloadPhase.CheckingEarlierParts;
        await transfer.ResumeAsync(cancellationToken).ConfigureAwait(false);
        _reporter.Phase = DownloadPhase.Transferring;
        await transfer.FetchAsync(cancellationToken).ConfigureAwait(false);

        _reporter.Phase = DownloadPhase.Finishing;
        var verified = await new FileVerifier(context, _backup, paths).VerifyAsync(transfer, partial, cancellationToken).ConfigureAwait(false);
        var result = _reporter.Counters.AddTo(verified) with { UsedInternalLink = context.Links.IsInternal, Restarts = [.. _restarts] };
        return await new FilePublisher(services, _backup, paths, options).PublishAsync(partial, result).ConfigureAwait(false);
    }

    private Task<RemoteObject> ProbeAsync(TransferContext context, CancellationToken cancellationToken)
    {
        var earlier = PartialDownload.FindEarlier(paths);
        var earlierBytes = PartialDownload.GetWritten(earlier);
        _keptBytes = () => earlierBytes;
        var known = earlier?.Identity.IsFor(_backup) == true ? earlier.Identity.Remote : null;
        return new ObjectProbe(context).RunAsync(new ExpectedObject(_backup, options, known), cancellationToken);
    }

    private PartialDownload OpenPartial(RemoteObject remote)
    {
        var partial = PartialDownload.Open(paths, JournalIdentity.Create(_backup, remote, options), options);
        _keptBytes = () => partial.Written;
        _reporter.Follow(remote.Length, partial.Parts, _keptBytes);
        if (partial.RestartReason is { } reason)
        {
            Log.Restarting(services.Logger, _backup.BackupId.Value, reason);
            _restarts.Add(reason);
            _reporter.Counters.CountWasted(partial.DroppedBytes);
        }

        return partial;
    }

    /// <summary>Gets the backup again, for a link to the new object. What is on disk stays until the new object is confirmed.</summary>
    private async Task RefreshBackupAsync(ObjectChangedException change, CancellationToken cancellationToken)
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

    private void SetKeptFile(RdsDownloadException? failure)
    {
        if (failure is { KeptPath: null } and not RdsTargetException { Problem: TargetProblem.InUse } && File.Exists(paths.Partial))
        {
            failure.KeptPath = paths.Partial;
            failure.KeptBytes = _keptBytes();
        }
    }
}
