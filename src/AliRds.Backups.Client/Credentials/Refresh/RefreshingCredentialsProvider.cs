using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// Caches the key of a fetcher and replaces it ahead of its end, one fetch at a time however many callers wait. A fetch belongs to no
/// caller: one that gives up leaves it running for the others. While the old key is valid a failing fetch fails no call, and after a failure
/// the source is left alone for a while, be there a key or not.
/// </summary>
internal sealed class RefreshingCredentialsProvider(ICredentialsFetcher fetcher, CredentialsRuntime runtime) : IRdsCredentialsProvider
{
    /// <summary>A key that is refused this soon after it replaced a refused one shows that fresh keys do not help.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly SourcePause _pause = new(runtime.Clock, runtime.Random);
    private readonly KeyFetch _fetch = new(fetcher, runtime);
    private CachedCredentials? _cached;
    private KeyClock _keyClock = new(null, runtime);
    private bool _replacesRefused;
    private Task<RefreshOutcome>? _refresh;

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = _keyClock.Now;
            var usable = _cached?.HasEnded(now) == false ? _cached : null;
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
                Refuse(_cached);
                return IsPausing
                    ? ValueTask.FromException<RdsCredentials>(_pause.ToException())
                    : new(WaitAsync(JoinRefresh(), null, cancellationToken));
            }
        }

        return GetCredentialsAsync(cancellationToken);
    }

    private bool IsPausing => _refresh is null && _pause.IsOn;

    private Task<RefreshOutcome> JoinRefresh() => _refresh ??= Task.Run(RefreshAsync);

    private void Refuse(CachedCredentials cached)
    {
        if (!cached.IsRefused && _replacesRefused && _keyClock.Age < FreshFor)
        {
            _pause.Begin(new($"The service refuses each new key of the source '{fetcher.Name}'."));
        }

        _cached = cached.Refused();
    }

    private async Task<RdsCredentials> WaitAsync(Task<RefreshOutcome> refresh, CachedCredentials? usable, CancellationToken cancellationToken)
    {
        var outcome = await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Credentials is { } fresh)
        {
            return fresh;
        }

        lock (_gate)
        {
            return usable?.HasEnded(_keyClock.Now) == false ? usable.Credentials : throw outcome.ToException();
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
            Log.Refreshed(runtime.Log, fetcher.Name, fresh.AccessKeyId);
        }
        else
        {
            activity?.Fail(outcome.Reason!);
            var failures = Pause(outcome);
            Log.RefreshFailed(runtime.Log, fetcher.Name, failures, outcome.Pause ?? TimeSpan.Zero, outcome.Reason!.Message);
        }

        return outcome;
    }

    private void Keep(RdsCredentials fresh, KeyClock clock)
    {
        lock (_gate)
        {
            _replacesRefused = _cached?.IsRefused == true;
            (_cached, _keyClock) = (RefreshTiming.Plan(fresh, clock.Now, runtime.Random()), clock);
            _refresh = null;
            if (_replacesRefused)
            {
                _pause.Lift();
            }
            else
            {
                _pause.End();
            }
        }
    }

    private int Pause(RefreshOutcome outcome)
    {
        lock (_gate)
        {
            _refresh = null;

            // A source that lacks a setting was not asked, and may have it at the next call.
            if (!outcome.Reason!.IsUnset)
            {
                outcome.Pause = _pause.Begin(outcome.Reason);
            }

            return _pause.Failures;
        }
    }
}
