namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>One request under way, watched for silence and slowness.</summary>
internal sealed class MonitoredRequest : IDisposable
{
    private readonly RequestMonitor _monitor;
    private readonly CancellationTokenSource _cancellation;
    private readonly long _startedAt;
    private long _bytes;
    private long _waitingSince;
    private long _bytesAtSample;
    private long _waitedTicks;
    private long _bytesAtRateCheck;
    private TimeSpan _waitedAtRateCheck;
    private int _samples;
    private int _slowChecks;
    private bool _disposed;

    internal MonitoredRequest(RequestMonitor monitor, bool isSlownessAllowed, CancellationToken cancellationToken)
    {
        _monitor = monitor;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _startedAt = monitor.Now;
        IsSlownessAllowed = isSlownessAllowed;
    }

    internal CancellationToken Token => _cancellation.Token;

    /// <summary>Whether it was let go on although it is slow, since asking again did not help.</summary>
    internal bool IsSlownessAllowed { get; }

    /// <summary>The smoothed rate in bytes a second; <see langword="null"/> when it is too early to tell.</summary>
    internal double? Rate { get; private set; }

    /// <summary>Why the monitor ended it; <see langword="null"/> when it did not.</summary>
    internal RangeFaultException? EndedBy { get; private set; }

    internal double AverageRate => Volatile.Read(ref _bytes) / Math.Max(_monitor.Elapsed(_startedAt).TotalSeconds, 0.001);

    /// <summary>Whether it waits for the object store. Other waits (for the disk, the reader, the cap) are not the store's fault.</summary>
    internal bool IsWaiting => Volatile.Read(ref _waitingSince) != 0;

    internal void Wait() => Volatile.Write(ref _waitingSince, _monitor.Now);

    internal void Receive(int bytes)
    {
        var since = Interlocked.Exchange(ref _waitingSince, 0);
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _waitedTicks, since == 0 ? 0 : _monitor.Elapsed(since).Ticks);
    }

    /// <summary>Whether the store brought less than that over the last <paramref name="window"/> of waiting for it.</summary>
    internal bool IsSlowerThan(int bytesPerSecond, TimeSpan window)
    {
        var since = Volatile.Read(ref _waitingSince);
        var waited = TimeSpan.FromTicks(Volatile.Read(ref _waitedTicks)) + (since == 0 ? TimeSpan.Zero : _monitor.Elapsed(since));
        if (waited - _waitedAtRateCheck < window)
        {
            return false;
        }

        var bytes = Volatile.Read(ref _bytes);
        var isBelow = bytes - _bytesAtRateCheck < bytesPerSecond * (waited - _waitedAtRateCheck).TotalSeconds;
        (_bytesAtRateCheck, _waitedAtRateCheck) = (bytes, waited);
        return isBelow;
    }

    internal bool IsSilent(TimeSpan timeout)
    {
        var since = Volatile.Read(ref _waitingSince);
        return since != 0 && _monitor.Elapsed(since) >= timeout;
    }

    internal void Sample(double seconds)
    {
        var bytes = Volatile.Read(ref _bytes);
        var rate = (bytes - _bytesAtSample) / seconds;
        _bytesAtSample = bytes;
        Rate = ++_samples switch
        {
            1 => null,
            _ => ((Rate ?? rate) + rate) / 2,
        };
    }

    /// <summary>Counts the checks in a row that found it slow.</summary>
    internal int NoteSlowness(bool isSlow) => _slowChecks = isSlow ? _slowChecks + 1 : 0;

    internal void End(RangeFault fault, string reason)
    {
        lock (_cancellation)
        {
            if (!_disposed)
            {
                EndedBy = new RangeFaultException(fault, reason);
                _ = _cancellation.CancelAsync();
            }
        }
    }

    public void Dispose()
    {
        _monitor.Remove(this);
        lock (_cancellation)
        {
            _disposed = true;
            _cancellation.Dispose();
        }
    }
}
