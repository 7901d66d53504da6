namespace AliRds.Backups.Client.Downloading;

/// <summary>What a download counts, from many connections at once.</summary>
internal sealed class DownloadCounters
{
    private long _received;
    private long _wasted;
    private long _resumed = -1;
    private int _renewals;
    private int _faults;

    internal long Received => Volatile.Read(ref _received);

    internal long Wasted => Volatile.Read(ref _wasted);

    internal long Resumed => Math.Max(Volatile.Read(ref _resumed), 0);

    internal int Renewals => Volatile.Read(ref _renewals);

    internal int Faults => Volatile.Read(ref _faults);

    internal void CountReceived(long bytes) => Interlocked.Add(ref _received, bytes);

    internal void CountWasted(long bytes) => Interlocked.Add(ref _wasted, bytes);

    /// <summary>Notes what earlier runs left. What is taken over later, after a response that was not true, came in this run.</summary>
    internal void NoteResumed(long bytes) => Interlocked.CompareExchange(ref _resumed, bytes, -1);

    internal void CountRenewal() => Interlocked.Increment(ref _renewals);

    internal int CountFault() => Interlocked.Increment(ref _faults);
}
