namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The requests that the emulator received, in order of arrival. When the journal is full, the oldest entries are dropped. Thread-safe.
/// </summary>
public sealed class EmulatorJournal
{
    private readonly object _gate = new();
    private readonly int _capacity;
    private readonly Queue<long> _order = new();
    private readonly Dictionary<long, EmulatorJournalEntry> _entries = [];
    private readonly List<Waiter> _waiters = [];
    private long _received;
    private long _completed;

    internal EmulatorJournal(int capacity) => _capacity = capacity;

    /// <summary>A copy of the current entries, oldest first.</summary>
    public IReadOnlyList<EmulatorJournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(number => _entries[number])];
            }
        }
    }

    /// <summary>
    /// The number of requests since the start or the last <see cref="Clear"/>, including those whose entries were dropped.
    /// </summary>
    public long ReceivedCount
    {
        get
        {
            lock (_gate)
            {
                return _received;
            }
        }
    }

    /// <summary>The matching entries, oldest first.</summary>
    public IReadOnlyList<EmulatorJournalEntry> Where(Func<EmulatorJournalEntry, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return [.. Entries.Where(predicate)];
    }

    /// <summary>Removes all entries and resets the counts to 0. Entry numbers continue.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _order.Clear();
            _entries.Clear();
            _received = 0;
            _completed = 0;
        }
    }

    /// <summary>Completes when at least this many requests have arrived.</summary>
    public Task WaitForRequestsAsync(long count, CancellationToken cancellationToken = default) =>
        WaitAsync(() => _received >= count, cancellationToken);

    /// <summary>Completes when at least this many requests have completed: a response was sent, or the connection was closed.</summary>
    public Task WaitForResponsesAsync(long count, CancellationToken cancellationToken = default) =>
        WaitAsync(() => _completed >= count, cancellationToken);

    internal void Receive(EmulatorJournalEntry entry)
    {
        lock (_gate)
        {
            if (_order.Count == _capacity)
            {
                _entries.Remove(_order.Dequeue());
            }

            _order.Enqueue(entry.Number);
            _entries.Add(entry.Number, entry);
            _received++;
            ReleaseWaiters();
        }
    }

    /// <summary>Changes the entry of a request, unless it was dropped or cleared.</summary>
    internal void Update(long number, Func<EmulatorJournalEntry, EmulatorJournalEntry> change)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(number, out var before))
            {
                return;
            }

            var after = change(before);
            _entries[number] = after;
            if (after.IsCompleted && !before.IsCompleted)
            {
                _completed++;
                ReleaseWaiters();
            }
        }
    }

    private async Task WaitAsync(Func<bool> isReached, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(isReached, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiters.Add(waiter);
            ReleaseWaiters();
        }

        try
        {
            await waiter.Reached.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private void ReleaseWaiters()
    {
        foreach (var waiter in _waiters.Where(waiter => waiter.IsReached()))
        {
            waiter.Reached.TrySetResult();
        }
    }

    private sealed record Waiter(Func<bool> IsReached, TaskCompletionSource Reached);
}
