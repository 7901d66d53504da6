using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Calls;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Downloading;

/// <summary>What all downloads of a downloader share.</summary>
internal sealed record DownloadServices(IRdsBackupsClient Client, HttpClient HttpClient, TimeProvider TimeProvider, ILogger Logger)
{
    internal Lifetime Lifetime { get; } = new(nameof(BackupDownloader));

    internal TransferContext CreateContext(LinkSource links, DownloadOptions options, DownloadCounters counters) =>
        new(new RangeRequester(HttpClient, TimeProvider, Lifetime), links, options, counters, TimeProvider, Logger);

    internal LinkSource CreateLinks(Backup backup, DownloadOptions options, DownloadCounters counters) =>
        new(Client, backup, options, TimeProvider, counters);
}
