namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>
/// Spaces calls evenly after a burst. If it is adaptive, throttling halves the rate, at most once a second, and each success raises it by 1
/// % of the configured rate.
/// </summary>
internal sealed class PacingLimiter : ICallLimiter
{
    private const double Decrease = 0.5;
    private const double Increase = 0.01;
    private const double LowestShare = 0.02;

    private readonly object _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly double _configuredRate;
    private readonly int _burst;
    private readonly bool _isAdaptive;
    private readonly long _origin;
    private double _rate;
    private double _turn = double.NegativeInfinity;
    private double _lastDecrease = double.NegativeInfinity;

    internal PacingLimiter(RdsRateLimitOptions options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _configuredRate = _rate = options.CallsPerSecond;
        _burst = options.Burst;
        _isAdaptive = options.IsAdaptive;
        _origin = timeProvider.GetTimestamp();
    }

    /// <summary>The current rate in calls per second.</summary>
    internal double Rate
    {
        get
        {
            lock (_lock)
            {
                return _rate;
            }
        }
    }

    private double Now => _timeProvider.GetElapsedTime(_origin).TotalSeconds;

    public async ValueTask<IDisposable?> WaitAsync(CancellationToken cancellationToken)
    {
        var (wait, interval) = TakeTurn();
        if (wait > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                GiveBack(interval);
                throw;
            }
        }

        return null;
    }

    public void OnThrottled()
    {
        lock (_lock)
        {
            if (_isAdaptive && Now - _lastDecrease >= 1)
            {
                _lastDecrease = Now;
                _rate = Math.Max(_configuredRate * LowestShare, _rate * Decrease);
            }
        }
    }

    public void OnSuccess()
    {
        lock (_lock)
        {
            _rate = Math.Min(_configuredRate, _rate + (_configuredRate * Increase));
        }
    }

    /// <summary>Reserves the next free turn. Returns how long to wait for it and how much of the rate it uses.</summary>
    private (TimeSpan Wait, double Interval) TakeTurn()
    {
        lock (_lock)
        {
            var now = Now;
            var interval = 1 / _rate;
            _turn = Math.Max(_turn, now - (interval * (_burst - 1)));
            var wait = _turn - now;
            _turn += interval;
            return (wait > 0 ? TimeSpan.FromSeconds(wait) : TimeSpan.Zero, interval);
        }
    }

    /// <summary>Gives an abandoned turn to later calls.</summary>
    private void GiveBack(double interval)
    {
        lock (_lock)
        {
            _turn -= interval;
        }
    }
}
