namespace AliRds.Backups.Client.Downloading.Concurrency;

/// <summary>How many requests may run at once: halved when the object store says "too many", one more after every half minute without.</summary>
internal sealed class AdaptiveConcurrencyLimiter
{
    private static readonly TimeSpan HalvingPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GrowthPause = TimeSpan.FromSeconds(30);
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly int _maxLimit;
    private readonly TimeProvider _timeProvider;
    private long? _throttledAt;
    private long _changedAt;
    private int _limit;
    private int _inUse;

    internal AdaptiveConcurrencyLimiter(int maxLimit, TimeProvider timeProvider)
    {
        _maxLimit = maxLimit;
        _limit = maxLimit;
        _timeProvider = timeProvider;
    }

    internal int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    internal async ValueTask AcquireAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            Grow();
            if (_inUse < _limit)
            {
                _inUse++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task.ConfigureAwait(false);
    }

    internal void Release()
    {
        lock (_gate)
        {
            Grow();
            _inUse--;
            Admit();
        }
    }

    internal void OnThrottled()
    {
        lock (_gate)
        {
            // The answers to one burst come together, and count as one.
            if (_throttledAt is not { } last || _timeProvider.GetElapsedTime(last) >= HalvingPause)
            {
                _limit = Math.Max(1, _limit / 2);
                _throttledAt = _changedAt = _timeProvider.GetTimestamp();
            }
        }
    }

    private void Grow()
    {
        while (_limit < _maxLimit && _timeProvider.GetElapsedTime(_changedAt) >= GrowthPause)
        {
            _limit++;
            _changedAt += (long)(GrowthPause.TotalSeconds * _timeProvider.TimestampFrequency);
        }
    }

    private void Admit()
    {
        while (_inUse < _limit && _waiting.TryDequeue(out var turn))
        {
            if (turn.TrySetResult())
            {
                _inUse++;
            }
        }
    }
}
