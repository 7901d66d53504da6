using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Telemetry;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// Caches the key of a fetcher and replaces it ahead of its end, one fetch at a time however many callers wait. A fetch belongs to no
/// caller: one that gives up leaves it running for the others. While the old key is valid a failing fetch fails no call.
/// </summary>
internal sealed class RefreshingCredentialsProvider(ICredentialsFetcher fetcher, CredentialsRuntime runtime) : IRdsCredentialsProvider
{
    private readonly object _gate = new();
    private CachedCredentials? _cached;
    private Task<RefreshOutcome>? _refresh;
    private Instant _nextTry = Instant.MinValue;
    private int _failures;

    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = runtime.Now;
            var usable = _cached?.HasEnded(now) == false ? _cached : null;
            if (usable is not null && (now < usable.RefreshAt || IsPausing(now)))
            {
                return new(usable.Credentials);
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
                _cached = _cached.Refused();
                return new(WaitAsync(JoinRefresh(), null, cancellationToken));
            }
        }

        return GetCredentialsAsync(cancellationToken);
    }

    private bool IsPausing(Instant now) => _refresh is null && now < _nextTry;

    private Task<RefreshOutcome> JoinRefresh() => _refresh ??= Task.Run(RefreshAsync);

    private async Task<RdsCredentials> WaitAsync(Task<RefreshOutcome> refresh, CachedCredentials? usable, CancellationToken cancellationToken)
    {
        var outcome = await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Credentials is { } fresh)
        {
            return fresh;
        }

        return usable?.HasEnded(runtime.Now) == false ? usable.Credentials : throw outcome.ToException();
    }

    private async Task<RefreshOutcome> RefreshAsync()
    {
        using var activity = RdsTracing.StartRefresh(fetcher.Name);
        var outcome = await FetchAsync().ConfigureAwait(false);
        RdsCounters.OnRefresh(fetcher.Name, outcome.Credentials is not null);
        if (outcome.Credentials is { } fresh)
        {
            Keep(fresh);
            Log.Refreshed(runtime.Log, fetcher.Name, fresh.AccessKeyId);
        }
        else
        {
            activity?.Fail(outcome.ToException());
            var (failures, pause) = PauseAfterFailure();
            Log.RefreshFailed(runtime.Log, fetcher.Name, failures, pause, outcome.ToException().Message);
        }

        return outcome;
    }

    private void Keep(RdsCredentials fresh)
    {
        lock (_gate)
        {
            _cached = RefreshTiming.Plan(fresh, runtime.Now, runtime.Random());
            _failures = 0;
            _nextTry = Instant.MinValue;
            _refresh = null;
        }
    }

    private (int Failures, TimeSpan Pause) PauseAfterFailure()
    {
        lock (_gate)
        {
            var pause = RefreshTiming.Pause(++_failures, runtime.Random());
            _nextTry = runtime.Now + Duration.FromTimeSpan(pause);
            _refresh = null;
            return (_failures, pause);
        }
    }

    private async Task<RefreshOutcome> FetchAsync()
    {
        using var timer = new CancellationTokenSource(fetcher.Limit, runtime.Clock);
        try
        {
            // A fetcher of the user's own may not listen to the token.
            var fetched = await fetcher.FetchAsync(timer.Token).WaitAsync(timer.Token).ConfigureAwait(false);
            return Judge(fetched);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return Failed($"no key came within {fetcher.Limit.TotalSeconds:0.###} s");
        }
        catch (RdsCredentialsUnavailableException reason)
        {
            return RefreshOutcome.Failure(reason);
        }
        catch (Exception failure)
        {
            return Failed($"it failed with {failure.GetType().Name}", failure);
        }
    }

    private RefreshOutcome Judge(RdsCredentials? fetched) => fetched switch
    {
        null => Failed("it gave no key"),
        { Expiration: { } end } when end <= runtime.Now => Failed($"it gave a key that ended at {end}"),
        _ => RefreshOutcome.Success(fetched),
    };

    private RefreshOutcome Failed(string reason, Exception? cause = null) =>
        RefreshOutcome.Failure(new RdsCredentialsUnavailableException($"The source of credentials '{fetcher.Name}' did not work: {reason}.", cause));
}
