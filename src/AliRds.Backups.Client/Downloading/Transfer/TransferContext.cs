using AliRds.Backups.Client.Downloading.Concurrency;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Rpc.Calls;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What all requests of one download share.</summary>
internal sealed class TransferContext(DownloadServices services, Backup backup, DownloadOptions options, DownloadCounters counters) : IDisposable
{
    internal DownloadOptions Options { get; } = options;

    internal DownloadCounters Counters { get; } = counters;

    internal TimeProvider TimeProvider { get; } = services.TimeProvider;

    internal ILogger Logger { get; } = services.Logger;

    internal LinkSource Links { get; } = new(services.Client, backup, options, services.TimeProvider, counters);

    internal RangeRequester Requester { get; } = new(services.HttpClient, services.TimeProvider, services.Lifetime);

    internal AdaptiveConcurrencyLimiter Limiter { get; } = new(options.Parallelism, services.TimeProvider);

    internal RequestMonitor Monitor { get; } = new(services.TimeProvider, options.Retry.StallTimeout, options.Retry.MinBytesPerSecond);

    /// <summary>Cancels a running renewal of the link.</summary>
    public void Dispose() => Links.Dispose();
}

/// <summary>What all downloads of one downloader share.</summary>
internal sealed record DownloadServices(
    IRdsBackupsClient Client, HttpClient HttpClient, TimeProvider TimeProvider, ILogger Logger, Lifetime Lifetime);
