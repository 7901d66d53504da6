using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading;

/// <summary>Tells the caller how far a download is, four times a second, and once more at its end.</summary>
internal sealed class ProgressReporter(IProgress<DownloadProgress>? target, DownloadCounters counters, TimeProvider timeProvider)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.25);
    private readonly RateMeter _rate = new(timeProvider);
    private long _mostWritten;
    private Func<long> _written = static () => 0;

    /// <summary>That the caller's handler threw; <see langword="null"/> when it did not.</summary>
    internal string? Warning { get; private set; }

    internal DownloadPhase Phase { get; set; } = DownloadPhase.Probing;

    internal long? TotalBytes { get; private set; }

    internal IReadOnlyList<Part> Parts { get; private set; } = [];

    /// <summary>Reports the end, and adds to the result what went wrong with reporting.</summary>
    internal DownloadResult Finish(DownloadResult result)
    {
        Phase = DownloadPhase.Done;
        Report();
        return Warning is null ? result : result with { Warnings = [.. result.Warnings, Warning] };
    }

    internal void Follow(long totalBytes, IReadOnlyList<Part> parts, Func<long> written)
    {
        TotalBytes = totalBytes;
        Parts = parts;
        _written = written;
    }

    /// <summary>Reports until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, timeProvider);
        do
        {
            Report();
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    internal void Report()
    {
        if (target is null || Warning is not null)
        {
            return;
        }

        try
        {
            target.Report(Snapshot());
        }
        catch (Exception exception)
        {
            // It is the caller's code: whatever it throws must not cost the bytes. The result says so.
            Warning = $"The progress handler threw, and was not called again: {exception.GetType().Name}: {exception.Message}";
        }
    }

    private DownloadProgress Snapshot()
    {
        _mostWritten = Math.Max(_mostWritten, _written());
        var rate = _rate.Sample(counters.Received);
        return new DownloadProgress
        {
            Phase = Phase,
            BytesWritten = _mostWritten,
            TotalBytes = TotalBytes,
            BytesReceived = counters.Received,
            BytesPerSecond = rate,
            Remaining = TotalBytes is { } total && rate >= 1 ? TimeSpan.FromSeconds(Math.Min((total - _mostWritten) / rate, int.MaxValue)) : null,
            PartsDone = Parts.Count(part => part.IsWhole),
            PartsTotal = Parts.Count,
            LinkRenewals = counters.Renewals,
            Retries = counters.Faults,
            WastedBytes = counters.Wasted,
        };
    }
}
