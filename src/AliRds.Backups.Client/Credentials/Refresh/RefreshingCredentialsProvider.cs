using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// Caches the key of a fetcher and replaces it ahead of its end, with one fetch at a time however many callers wait. A fetch belongs to no
/// caller: one that gives up leaves it running for the others. While the old key is valid, a fetch that fails fails no call. After a
/// failure the source is left alone for a while, whether there is a key or not.
/// </summary>
internal sealed class RefreshingCredentialsProvider(ICredentialsFetcher fetcher, CredentialsServices services) : IRdsCredentialsProvider
{
    /// <summary>When a key is refused so soon after it replaced a refused one, fresh keys do not help.</summary>
    private static readonly TimeSpan FreshPeriod = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly SourcePause _pause = new(services.TimeProvider, services.Random);
    private readonly CredentialsFetch _fetch = new(fetcher, services.ServiceClock, services.TimeProvider);
    private CachedCredentials? _cached;
    private ExpirationClock _clock = new(null, services.ServiceClock, services.TimeProvider);
    private bool _replacesRejected;
    private Task<RefreshOutcome>? _refresh;

    private bool IsPausing => _refresh is null && _pause.IsOn;

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = _clock.Now;
            var usable = _cached?.IsExpired(now) == false ? _cached : null;
            if (usable is not null && (now < usable.RefreshAt || IsPausing))
            {
                return new(usable.Credentials);
            }

            if (IsPausing)
            {
                return ValueTask.FromException<RdsCredentials>(_pause.ToException());
            }

            var refresh = JoinRefresh();
            return usable is not null && now < usable.WaitAt
                ? new(usable.Credentials)
                : new(WaitAsync(refresh, usable, cancellationToken));
        }
    }

    public ValueTask<RdsCredentials> RefreshCredentialsAsync(RdsCredentials rejected, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // The same object, not an equal one: then nobody has refreshed since the caller got it.
            if (_cached is not null && ReferenceEquals(_cached.Credentials, rejected))
            {
                Reject(_cached);
                return IsPausing
                    ? ValueTask.FromException<RdsCredentials>(_pause.ToException())
                    : new(WaitAsync(JoinRefresh(), null, cancellationToken));
            }
        }

        return GetCredentialsAsync(cancellationToken);
    }

    private Task<RefreshOutcome> JoinRefresh() => _refresh ??= Task.Run(RefreshAsync);

    private void Reject(CachedCredentials cached)
    {
        if (!cached.IsRejected && _replacesRejected && _clock.Age < FreshPeriod)
        {
            _pause.Begin(new($"The service refuses each new key of the source '{fetcher.Name}'."));
        }

        _cached = cached.Reject();
    }

    private async Task<RdsCredentials> WaitAsync(
        Task<RefreshOutcome> refresh, CachedCredentials? usable, CancellationToken cancellationToken)
    {
        var outcome = await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Credentials is { } fresh)
        {
            return fresh;
        }

        lock (_gate)
        {
            return usable?.IsExpired(_clock.Now) == false ? usable.Credentials : throw outcome.ToException();
        }
    }

    private async Task<RefreshOutcome> RefreshAsync()
    {
        using var activity = RdsTracing.StartRefresh(fetcher.Name);
        var outcome = await _fetch.RunAsync().ConfigureAwait(false);
        RdsCounters.OnRefresh(fetcher.Name, outcome.Credentials is not null);
        if (outcome.Credentials is { } fresh)
        {
            Keep(fresh, outcome.Clock!);
            Log.Refreshed(services.Logger, fetcher.Name, fresh.AccessKeyId);
        }
        else
        {
            activity?.Fail(outcome.Reason!);
            var failures = Pause(outcome);
            Log.RefreshFailed(services.Logger, fetcher.Name, failures, outcome.Pause ?? TimeSpan.Zero, outcome.Reason!.Message);
        }

        return outcome;
    }

    private void Keep(RdsCredentials fresh, ExpirationClock clock)
    {
        lock (_gate)
        {
            _replacesRejected = _cached?.IsRejected == true;
            (_cached, _clock) = (CachedCredentials.Create(fresh, clock.Now, services.Random()), clock);
            _refresh = null;
            if (_replacesRejected)
            {
                _pause.Lift();
            }
            else
            {
                _pause.Reset();
            }
        }
    }

    private int Pause(RefreshOutcome outcome)
    {
        lock (_gate)
        {
            _refresh = null;

            // A source that lacks a setting was not asked, and may have the setting at the next call.
            if (!outcome.Reason!.IsUnset)
            {
                outcome.Pause = _pause.Begin(outcome.Reason);
            }

            return _pause.Failures;
        }
    }
}
