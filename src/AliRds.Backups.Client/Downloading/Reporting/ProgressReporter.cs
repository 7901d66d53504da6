using AliRds.Backups.Client.Downloading.Concurrency;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Reporting;

/// <summary>Reports to the caller how far a download is, four times a second and once more at its end.</summary>
internal sealed class ProgressReporter(IProgress<DownloadProgress>? target, TimeProvider timeProvider)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.25);
    private readonly RateMeter _rate = new(timeProvider);
    private IReadOnlyList<Part> _parts = [];
    private long? _totalBytes;
    private long _maxWritten;
    private Func<long> _written = static () => 0;
    private string? _warning;

    internal DownloadCounters Counters { get; } = new(timeProvider);

    internal DownloadPhase Phase { get; set; } = DownloadPhase.Probing;

    /// <summary>Runs a download while reporting it. If the caller's handler throws, the result has a warning.</summary>
    internal async Task<DownloadResult> RunAsync(
        Func<CancellationToken, Task<DownloadResult>> download, CancellationToken cancellationToken)
    {
        DownloadResult? result = null;
        await BackgroundTasks.RunAsync(
            async token => result = await download(token).ConfigureAwait(false),
            target is null ? [] : [ReportPeriodicallyAsync],
            cancellationToken).ConfigureAwait(false);
        Phase = DownloadPhase.Done;
        Report();
        return _warning is null ? result! : result! with { Warnings = [.. result.Warnings, _warning] };
    }

    /// <summary>Sets what there is to report, once the length is known.</summary>
    internal void Follow(long totalBytes, IReadOnlyList<Part> parts, Func<long> written)
    {
        _totalBytes = totalBytes;
        _parts = parts;
        _written = written;
    }

    private async Task ReportPeriodicallyAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, timeProvider);
        do
        {
            Report();
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private void Report()
    {
        if (target is null || _warning is not null)
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
            _warning = $"The progress handler threw, and was not called again: {exception.GetType().Name}: {exception.Message}";
        }
    }

    private DownloadProgress Snapshot()
    {
        _maxWritten = Math.Max(_maxWritten, _written());
        var rate = _rate.Sample(Counters.Received);
        return new DownloadProgress
        {
            Phase = Phase,
            BytesWritten = _maxWritten,
            TotalBytes = _totalBytes,
            BytesReceived = Counters.Received,
            BytesPerSecond = rate,
            Remaining = _totalBytes is { } total && rate >= 1 ? TimeSpan.FromSeconds(Math.Min((total - _maxWritten) / rate, int.MaxValue)) : null,
            PartsDone = _parts.Count(part => part.IsWhole),
            PartsTotal = _parts.Count,
            LinkRenewals = Counters.Renewals,
            Retries = Counters.Faults,
            WastedBytes = Counters.Wasted,
        };
    }
}
