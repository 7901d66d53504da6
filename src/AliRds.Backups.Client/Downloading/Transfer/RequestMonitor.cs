namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>
/// Watches the requests under way. One that is silent too long, or drips, is ended, and so is one that is ten times slower than the others (three
/// times, when few are left): its part goes on over another connection from the byte it had reached.
/// </summary>
internal sealed class RequestMonitor(TimeProvider timeProvider, TimeSpan stallTimeout, int minBytesPerSecond)
{
    private const int MinRequestsToCompare = 3;
    private const int FinishedToKeep = 32;

    // A busy machine starves a connection for a moment too; asking again would not help then.
    private const int SlowChecksInARow = 4;
    private readonly object _gate = new();
    private readonly List<MonitoredRequest> _requests = [];
    private readonly Queue<double> _finishedRates = new();

    internal long Now => timeProvider.GetTimestamp();

    internal TimeSpan Elapsed(long since) => timeProvider.GetElapsedTime(since);

    internal MonitoredRequest Start(bool isSlownessAllowed, CancellationToken cancellationToken)
    {
        var request = new MonitoredRequest(this, isSlownessAllowed, cancellationToken);
        lock (_gate)
        {
            _requests.Add(request);
        }

        return request;
    }

    internal void Remove(MonitoredRequest request)
    {
        lock (_gate)
        {
            if (_requests.Remove(request) && request.EndedBy is null)
            {
                _finishedRates.Enqueue(request.AverageRate);
                _ = _finishedRates.Count > FinishedToKeep && _finishedRates.TryDequeue(out _);
            }
        }
    }

    /// <summary>Looks at all requests again and again until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var period = TimeSpan.FromSeconds(Math.Min(0.5, stallTimeout.TotalSeconds / 4));
        using var timer = new PeriodicTimer(period, timeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            Tick(period.TotalSeconds);
        }
    }

    internal void Tick(double secondsSinceLast)
    {
        MonitoredRequest[] requests;
        double? reference;
        lock (_gate)
        {
            requests = [.. _requests];
            Array.ForEach(requests, request => request.Sample(secondsSinceLast));
            reference = SlowestAcceptable(requests);
        }

        foreach (var request in requests)
        {
            Judge(request, reference);
        }
    }

    private void Judge(MonitoredRequest request, double? slowestAcceptable)
    {
        if (request.IsSilent(stallTimeout))
        {
            request.End(RangeFault.Transient, $"The object store sent nothing for {stallTimeout.TotalSeconds:0.#} s.");
        }
        else if (request.IsSlowerThan(minBytesPerSecond, stallTimeout))
        {
            request.End(RangeFault.BelowMinimumRate, $"The object store sent less than {minBytesPerSecond} bytes a second for {stallTimeout.TotalSeconds:0.#} s.");
        }
        else if (!request.IsSlownessAllowed && request.NoteSlowness(request.IsWaiting && request.Rate < slowestAcceptable) >= SlowChecksInARow)
        {
            request.End(RangeFault.Slow, "The connection is much slower than the others.");
        }
    }

    private double? SlowestAcceptable(MonitoredRequest[] requests)
    {
        var rates = requests.Where(request => request.Rate is not null).Select(request => request.Rate!.Value).ToList();
        return rates.Count >= MinRequestsToCompare ? Median(rates) / 10
            : _finishedRates.Count >= MinRequestsToCompare ? Median([.. _finishedRates]) / 3
            : null;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
