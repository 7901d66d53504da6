namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>
/// Watches the requests under way. One that is silent too long, or drips, is ended, and so is one that is ten times slower than the others (three
/// times, when few are left): its part goes on over another connection from the byte it had reached.
/// </summary>
internal sealed class FlightMonitor(TimeProvider timeProvider, TimeSpan stallTimeout, int minBytesPerSecond)
{
    private const int FewFlights = 3;
    private const int FinishedToKeep = 32;

    // A busy machine starves a connection for a moment too; asking again would not help then.
    private const int SlowChecksInARow = 4;
    private readonly object _gate = new();
    private readonly List<Flight> _flights = [];
    private readonly Queue<double> _finishedRates = new();

    internal long Now => timeProvider.GetTimestamp();

    internal TimeSpan Elapsed(long since) => timeProvider.GetElapsedTime(since);

    internal Flight Start(bool mayBeSlow, CancellationToken cancellationToken)
    {
        var flight = new Flight(this, mayBeSlow, cancellationToken);
        lock (_gate)
        {
            _flights.Add(flight);
        }

        return flight;
    }

    internal void Remove(Flight flight)
    {
        lock (_gate)
        {
            if (_flights.Remove(flight) && flight.EndedBy is null)
            {
                _finishedRates.Enqueue(flight.AverageRate);
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
            Check(period.TotalSeconds);
        }
    }

    internal void Check(double secondsSinceLast)
    {
        Flight[] flights;
        double? reference;
        lock (_gate)
        {
            flights = [.. _flights];
            Array.ForEach(flights, flight => flight.Sample(secondsSinceLast));
            reference = SlowestAcceptable(flights);
        }

        foreach (var flight in flights)
        {
            Judge(flight, reference);
        }
    }

    private void Judge(Flight flight, double? slowestAcceptable)
    {
        if (flight.IsSilent(stallTimeout))
        {
            flight.End(RangeFault.Transient, $"The object store sent nothing for {stallTimeout.TotalSeconds:0.#} s.");
        }
        else if (flight.IsBelow(minBytesPerSecond, stallTimeout))
        {
            flight.End(RangeFault.Dripping, $"The object store sent less than {minBytesPerSecond} bytes a second for {stallTimeout.TotalSeconds:0.#} s.");
        }
        else if (!flight.MayBeSlow && flight.NoteSlowness(flight.IsWaiting && flight.Rate < slowestAcceptable) >= SlowChecksInARow)
        {
            flight.End(RangeFault.Slow, "The connection is much slower than the others.");
        }
    }

    private double? SlowestAcceptable(Flight[] flights)
    {
        var rates = flights.Where(flight => flight.Rate is not null).Select(flight => flight.Rate!.Value).ToList();
        return rates.Count >= FewFlights ? Median(rates) / 10
            : _finishedRates.Count >= FewFlights ? Median([.. _finishedRates]) / 3
            : null;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
