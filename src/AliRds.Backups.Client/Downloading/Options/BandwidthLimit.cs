namespace AliRds.Backups.Client.Downloading;

/// <summary>A cap on the bytes a second of all downloads that share it. Safe to use and to change from many threads.</summary>
public sealed class BandwidthLimit
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(0.1);
    private readonly object _gate = new();
    private readonly TimeProvider _timeProvider;
    private long _bytesPerSecond;
    private long _paidUntil;

    /// <summary>Makes a cap.</summary>
    /// <param name="bytesPerSecond">At least 1024. The service may cut transfers slower than about 64 KB/s.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytesPerSecond"/> is below 1024.</exception>
    public BandwidthLimit(long bytesPerSecond, TimeProvider? timeProvider = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        _paidUntil = _timeProvider.GetTimestamp();
        BytesPerSecond = bytesPerSecond;
    }

    /// <summary>The cap in bytes a second.</summary>
    /// <value>At least 1024.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1024.</exception>
    public long BytesPerSecond
    {
        get => Volatile.Read(ref _bytesPerSecond);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            Volatile.Write(ref _bytesPerSecond, value);
        }
    }

    /// <summary>The most to read at once, so that a low cap does not turn into bursts.</summary>
    internal int ReadSize(int bufferSize) => (int)Math.Clamp(BytesPerSecond / 32, 1024, bufferSize);

    /// <summary>Takes the time of bytes that came, and waits when they came too early.</summary>
    internal async ValueTask PayAsync(int bytes, CancellationToken cancellationToken)
    {
        var wait = Reserve(bytes) - Burst;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Reserve(int bytes)
    {
        var cost = (long)((double)bytes / BytesPerSecond * _timeProvider.TimestampFrequency);
        lock (_gate)
        {
            var now = _timeProvider.GetTimestamp();
            _paidUntil = Math.Max(_paidUntil, now) + cost;
            return _timeProvider.GetElapsedTime(now, _paidUntil);
        }
    }
}
