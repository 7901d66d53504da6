using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Downloading.Streaming;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Downloading;

/// <inheritdoc cref="IBackupDownloader"/>
public sealed class BackupDownloader : IBackupDownloader, IDisposable
{
    private readonly DownloadServices _services;
    private readonly DownloadOptions _defaults;
    private readonly bool _ownsHttpClient;

    /// <summary>Makes a downloader. It is safe to use from many threads at once; make one and keep it.</summary>
    /// <param name="client">Gives fresh links.</param>
    /// <param name="options">How to download when a call does not say; <see langword="null"/> for the defaults.</param>
    /// <param name="httpClient">
    /// The client to fetch files with; it is not disposed with the downloader, and must follow no redirects. <see langword="null"/>: the one that
    /// <paramref name="client"/> was given, else connections that the downloader makes by the
    /// <see cref="RdsBackupsClientOptions.Connection"/> of <paramref name="client"/> and closes when it is disposed.
    /// </param>
    /// <param name="timeProvider">The source of time; the system's when <see langword="null"/>.</param>
    /// <param name="loggerFactory">Makes the logger; nothing is logged when <see langword="null"/>. No message holds a link.</param>
    public BackupDownloader(
        IRdsBackupsClient client,
        DownloadOptions? options = null,
        HttpClient? httpClient = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        httpClient ??= LinkHttpHandler.SharedBy(client);
        _ownsHttpClient = httpClient is null;
        _services = new DownloadServices(
            client,
            httpClient ?? LinkHttpHandler.CreateClient(client),
            timeProvider ?? TimeProvider.System,
            loggerFactory?.CreateLogger<BackupDownloader>() ?? NullLogger<BackupDownloader>.Instance,
            new Lifetime(nameof(BackupDownloader)));
        _defaults = options ?? new DownloadOptions();
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
        var link = LinkRoute.GetRoutes(backup, chosen)[0].Select(backup, chosen.Database)!;
        var paths = DownloadPaths.Create(path, backup, chosen, link.ObjectPath);
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
        var context = new TransferContext(_services, backup, chosen, new DownloadCounters(_services.TimeProvider));
        return new BackupReadStream(await SequentialDownload.OpenAsync(context, backup, cancellationToken).ConfigureAwait(false));
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
        chosen.ThrowIfInvalid();
        return chosen;
    }
}
