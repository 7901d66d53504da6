namespace AliRds.Backups.Client.Downloading.Reporting;

/// <summary>Counts what happens during one download. Safe to use from many connections at once.</summary>
internal sealed class DownloadCounters(TimeProvider timeProvider)
{
    private readonly long _startedAt = timeProvider.GetTimestamp();
    private long _received;
    private long _wasted;
    private long _resumed = -1;
    private int _renewals;
    private int _faults;

    internal long Received => Volatile.Read(ref _received);

    internal long Wasted => Volatile.Read(ref _wasted);

    internal int Renewals => Volatile.Read(ref _renewals);

    internal int Faults => Volatile.Read(ref _faults);

    internal void CountReceived(long bytes) => Interlocked.Add(ref _received, bytes);

    internal void CountWasted(long bytes) => Interlocked.Add(ref _wasted, bytes);

    /// <summary>Sets how many bytes earlier runs left. Only the first call counts: after a restart, the bytes on disk come from this run.</summary>
    internal void SetResumed(long bytes) => Interlocked.CompareExchange(ref _resumed, bytes, -1);

    internal void CountRenewal() => Interlocked.Increment(ref _renewals);

    internal int CountFault() => Interlocked.Increment(ref _faults);

    /// <summary>Adds the counts and the time since the start to a result.</summary>
    internal DownloadResult AddTo(DownloadResult result) => result with
    {
        LinkRenewals = Renewals,
        Retries = Faults,
        ResumedBytes = Math.Max(Volatile.Read(ref _resumed), 0),
        ReceivedBytes = Received,
        WastedBytes = Wasted,
        Elapsed = timeProvider.GetElapsedTime(_startedAt),
    };
}
