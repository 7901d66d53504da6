using AliRds.Backups.Client.Downloading.Links;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What all requests of one download share.</summary>
internal sealed class TransferContext(
    RangeRequester requester, LinkSource links, DownloadOptions options, DownloadCounters counters, TimeProvider timeProvider, ILogger logger)
{
    internal RangeRequester Requester { get; } = requester;

    internal LinkSource Links { get; } = links;

    internal DownloadOptions Options { get; } = options;

    internal DownloadCounters Counters { get; } = counters;

    internal TimeProvider TimeProvider { get; } = timeProvider;

    internal ILogger Logger { get; } = logger;

    internal AdaptiveConcurrencyLimiter Limiter { get; } = new(options.Parallelism, timeProvider);

    internal RequestMonitor Monitor { get; } = new(timeProvider, options.Retry.StallTimeout, options.Retry.MinBytesPerSecond);
}
