namespace AliRds.Backups.Client.Emulator;

/// <summary>What happened, in order of arrival. Bounded: the oldest entries fall out. Safe to use from any thread.</summary>
public sealed class EmulatorJournal
{
    private readonly object _gate = new();
    private readonly int _capacity;
    private readonly Queue<long> _order = new();
    private readonly Dictionary<long, EmulatorJournalEntry> _entries = [];
    private readonly List<Waiter> _waiters = [];
    private long _received;
    private long _answered;

    internal EmulatorJournal(int capacity) => _capacity = capacity;

    /// <summary>The entries kept now, oldest first. A copy.</summary>
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

    /// <summary>Requests that arrived since the start or the last <see cref="Clear"/>, also those that fell out.</summary>
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

    /// <summary>The kept entries that match, oldest first.</summary>
    public IReadOnlyList<EmulatorJournalEntry> Where(Func<EmulatorJournalEntry, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return [.. Entries.Where(predicate)];
    }

    /// <summary>Forgets all entries and sets the counts to 0; entry numbers go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _order.Clear();
            _entries.Clear();
            _received = 0;
            _answered = 0;
        }
    }

    /// <summary>Completes when at least that many requests have arrived, answered or not.</summary>
    public Task WaitForRequestsAsync(long count, CancellationToken cancellationToken = default) =>
        WaitAsync(() => _received >= count, cancellationToken);

    /// <summary>Completes when at least that many requests have been answered or cut.</summary>
    public Task WaitForAnswersAsync(long count, CancellationToken cancellationToken = default) =>
        WaitAsync(() => _answered >= count, cancellationToken);

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
            Wake();
        }
    }

    /// <summary>Changes what is known of a request. An entry that fell out or was cleared stays out.</summary>
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
            if (after.IsAnswered && !before.IsAnswered)
            {
                _answered++;
                Wake();
            }
        }
    }

    private async Task WaitAsync(Func<bool> isReached, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(isReached, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiters.Add(waiter);
            Wake();
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

    private void Wake()
    {
        foreach (var waiter in _waiters.Where(waiter => waiter.IsReached()))
        {
            waiter.Reached.TrySetResult();
        }
    }

    private sealed record Waiter(Func<bool> IsReached, TaskCompletionSource Reached);
}
