using AliRds.Backups.Client.Downloading.Links;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What all requests of one download share.</summary>
internal sealed class TransferContext(
    RangeRequester requester, LinkSource links, DownloadOptions options, DownloadStatistics statistics, TimeProvider timeProvider, ILogger logger)
{
    internal RangeRequester Requester { get; } = requester;

    internal LinkSource Links { get; } = links;

    internal DownloadOptions Options { get; } = options;

    internal DownloadStatistics Statistics { get; } = statistics;

    internal TimeProvider TimeProvider { get; } = timeProvider;

    internal ILogger Logger { get; } = logger;

    internal ConnectionGate Gate { get; } = new(options.Parallelism, timeProvider);

    internal FlightMonitor Flights { get; } = new(timeProvider, options.Retry.StallTimeout, options.Retry.MinBytesPerSecond);
}
