using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Links;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Downloading;

/// <inheritdoc cref="IBackupDownloader"/>
public sealed class BackupDownloader : IBackupDownloader, IDisposable
{
    private readonly DownloadServices _services;
    private readonly DownloadOptions _defaults;
    private readonly bool _ownsHttpClient;

    /// <summary>Makes a downloader. Without an <see cref="HttpClient"/> of its own it connects as <paramref name="client"/> does.</summary>
    /// <param name="client">Gives fresh links.</param>
    /// <param name="defaults">How to download when a call does not say; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Where to log; <see langword="null"/> for nowhere. No message holds a link.</param>
    /// <param name="httpClient">
    /// The client to fetch files with; it is not disposed with the downloader, and must follow no redirects. <see langword="null"/> for
    /// connections of the downloader's own, made with the <see cref="RdsBackupsClientOptions.Connection"/> of <paramref name="client"/>; or,
    /// when <paramref name="client"/> was given an <see cref="HttpClient"/>, for that one.
    /// </param>
    public BackupDownloader(
        IRdsBackupsClient client,
        DownloadOptions? defaults = null,
        TimeProvider? timeProvider = null,
        ILogger<BackupDownloader>? logger = null,
        HttpClient? httpClient = null)
        : this(client, httpClient ?? LinkHttp.SharedBy(client) ?? LinkHttp.CreateClient(client), defaults, timeProvider, logger) =>
        _ownsHttpClient = httpClient is null && LinkHttp.SharedBy(client) is null;

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

    /// <summary>
    /// Closes the connections, if they are the downloader's own. Downloads under way end, and later ones throw, with an
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose()
    {
        _services.Lifetime.End();
        if (_ownsHttpClient)
        {
            _services.HttpClient.Dispose();
        }
    }

    private DownloadOptions Choose(Backup backup, DownloadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(backup);
        _services.Lifetime.ThrowIfDisposed();
        var chosen = options ?? _defaults;
        chosen.Validate();
        return chosen;
    }
}
