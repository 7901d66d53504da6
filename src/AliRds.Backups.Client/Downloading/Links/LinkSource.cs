using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Reporting;

namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>
/// Gives the link in use and renews it: ahead of its end, and when the object store refuses it. However many parts wait, one call is made.
/// </summary>
internal sealed class LinkSource : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    private readonly object _gate = new();
    private readonly IRdsBackupsClient _client;
    private readonly Backup _backup;
    private readonly DownloadOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly DownloadCounters _counters;
    private readonly Queue<LinkRoute> _fallbacks;
    private readonly CancellationTokenSource _ended = new();
    private LinkRoute _route;
    private ActiveLink _current;
    private Task<ActiveLink>? _renewal;
    private DateTimeOffset _notAheadBefore;

    internal LinkSource(
        IRdsBackupsClient client, Backup backup, DownloadOptions options, TimeProvider timeProvider, DownloadCounters counters)
    {
        _client = client;
        _backup = backup;
        _options = options;
        _timeProvider = timeProvider;
        _counters = counters;
        _fallbacks = new Queue<LinkRoute>(LinkRoute.GetRoutes(backup, options));
        _route = _fallbacks.Dequeue();
        _current = CreateLink(backup);
    }

    /// <summary>Whether another way is left to try when the host of this one cannot be reached.</summary>
    internal bool HasFallback => _fallbacks.Count > 0;

    internal bool IsInternal => _route.IsInternal;

    /// <summary>Takes the next way. Only before the transfer: no second thought about costs in its middle.</summary>
    internal void FallBack()
    {
        _route = _fallbacks.Dequeue();
        _current = CreateLink(_backup);
    }

    /// <summary>Whether the public link is left to try while the internal one is in use.</summary>
    internal bool CanLeaveInternal => _route.IsInternal && _fallbacks.Any(static route => !route.IsInternal);

    /// <summary>Whether the service can be asked for another link.</summary>
    internal bool CanRenew => !_backup.BackupId.IsEmpty && !_backup.DbInstanceId.IsEmpty;

    /// <summary>Takes the public link: somebody answers for the internal host who is not the object store.</summary>
    internal void LeaveInternal()
    {
        while (_fallbacks.Peek().IsInternal)
        {
            _fallbacks.Dequeue();
        }

        FallBack();
    }

    /// <summary>Gives a fresh link for a second opinion; the old one when there is no other to be had.</summary>
    internal async Task<ActiveLink> RefreshAsync(ActiveLink old, CancellationToken cancellationToken)
    {
        try
        {
            return await RenewAsync(old, cancellationToken).ConfigureAwait(false);
        }
        catch (RdsLinkExpiredException)
        {
            return old;
        }
    }

    /// <summary>The link to use now.</summary>
    internal async ValueTask<ActiveLink> GetAsync(CancellationToken cancellationToken)
    {
        var link = Volatile.Read(ref _current);
        var now = Now();
        if (!link.IsRenewalDue(now) || now < _notAheadBefore)
        {
            return link;
        }

        try
        {
            return await RenewAsync(link, cancellationToken).ConfigureAwait(false);
        }
        catch (RdsBackupsException) when (!link.IsExpired(Now()))
        {
            // The old link still lives: use it, and ask again in a while.
            _notAheadBefore = Now() + PauseAfterFailure;
            return link;
        }
    }

    /// <summary>Gives a link newer than the one that is due or was refused.</summary>
    internal Task<ActiveLink> RenewAsync(ActiveLink old, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, old))
            {
                return Task.FromResult(_current);
            }

            if (_renewal is null || _renewal.IsCompleted)
            {
                _renewal = FetchAsync(old, _ended.Token);
                ObserveFailure(_renewal);
            }

            return _renewal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends a renewal under way.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    // Links end by the service's clock, which a client learns when the local one is far off.
    private DateTimeOffset Now() => _timeProvider.GetUtcNow() + ((_client as IServiceConnection)?.ClockSkew ?? TimeSpan.Zero);

    // Everyone who waits may have been cancelled; then nobody else looks at the outcome.
    private static void ObserveFailure(Task task) =>
        task.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private async Task<ActiveLink> FetchAsync(ActiveLink old, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var link = await AskAsync(cancellationToken).ConfigureAwait(false);
        if (link.ObjectPath != old.ObjectPath)
        {
            throw new ObjectChangedException("the renewed link names another object");
        }

        _counters.CountRenewal();
        lock (_gate)
        {
            _current = link;
        }

        return link;
    }

    private async Task<ActiveLink> AskAsync(CancellationToken cancellationToken)
    {
        if (!CanRenew)
        {
            throw new RdsLinkExpiredException("The link ended, and the backup has no ids to ask for a new one.");
        }

        try
        {
            var fresh = CreateLink(await _client.GetBackupAsync(_backup.DbInstanceId, _backup.BackupId, cancellationToken).ConfigureAwait(false));

            // A link that was due before it came shows that the local clock is wrong: the object store's word counts then.
            return fresh.IsRenewalDue(Now()) ? fresh.WithoutExpiry() : fresh;
        }
        catch (RdsBackupsException exception) when (exception is not RdsDownloadException)
        {
            throw new RdsLinkExpiredException($"The link ended, and asking for a new one failed: {exception.Message}", exception);
        }
    }

    private ActiveLink CreateLink(Backup backup)
    {
        var link = _route.Select(backup, _options.Database)
            ?? throw new RdsLinkExpiredException($"Backup {_backup.BackupId} has no link any more; its status is '{backup.Status}'.");
        if (!link.TryToUri(out _))
        {
            throw new RdsDownloadException($"The link of backup {_backup.BackupId} is not an address.");
        }

        var address = _route.GetAddress(link);
        return new LinkPolicy(_options).IsAllowed(address)
            ? new ActiveLink(link, address, Now())
            : throw new RdsDownloadException($"The link of backup {_backup.BackupId} leads to {address.Host}, which the options do not admit.");
    }
}
