using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Downloading;

/// <inheritdoc cref="IBackupDownloader"/>
public sealed class BackupDownloader : IBackupDownloader, IDisposable
{
    private readonly DownloadServices _services;
    private readonly DownloadOptions _defaults;

    /// <summary>Makes a downloader.</summary>
    /// <param name="client">Gives fresh links.</param>
    /// <param name="defaults">How to download when a call does not say; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Where to log; <see langword="null"/> for nowhere. No message holds a link.</param>
    public BackupDownloader(
        IRdsBackupsClient client, DownloadOptions? defaults = null, TimeProvider? timeProvider = null, ILogger<BackupDownloader>? logger = null)
        : this(client, LinkHttp.CreateClient(), defaults, timeProvider, logger)
    {
    }

    internal BackupDownloader(
        IRdsBackupsClient client, HttpClient httpClient, DownloadOptions? defaults = null, TimeProvider? timeProvider = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _services = new DownloadServices(client, httpClient, timeProvider ?? TimeProvider.System, logger ?? NullLogger.Instance);
        _defaults = defaults ?? new DownloadOptions();
    }

    /// <inheritdoc/>
    public async Task<DownloadResult> DownloadToFileAsync(
        Backup backup,
        string path,
        DownloadOptions? options = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var chosen = Choose(backup, options);
        var link = LinkRoutes.For(backup, chosen)[0].Select(backup, chosen.Database)!;
        var paths = TargetPath.Resolve(path, backup, chosen, link.ToUri().AbsolutePath.Split('?')[0]);
        return await new FileDownload(_services, backup, paths, chosen, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<DownloadResult> CopyToAsync(
        Backup backup,
        Stream destination,
        DownloadOptions? options = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(destination));
        }

        var copy = new StreamCopy(_services, backup, destination, Choose(backup, options), progress);
        return await copy.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(Backup backup, DownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chosen = Choose(backup, options);
        return new BackupReadStream(
            await SequentialDownload.OpenAsync(_services, backup, chosen, new DownloadStatistics(), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Closes the connections; downloads under way fail.</summary>
    public void Dispose() => _services.HttpClient.Dispose();

    private DownloadOptions Choose(Backup backup, DownloadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(backup);
        var chosen = options ?? _defaults;
        chosen.Validate();
        return chosen;
    }
}
