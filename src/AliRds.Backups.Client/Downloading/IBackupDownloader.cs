namespace AliRds.Backups.Client.Downloading;

/// <summary>
/// Brings the file of a backup home: over several connections, through expiring links and broken lines, and proves what it wrote.
/// Safe to use from many threads at once; make one and keep it.
/// </summary>
/// <remarks>
/// Every member throws, besides what it names: <see cref="RdsDownloadException"/> when the object store refuses or the line keeps breaking,
/// <see cref="RdsLinkExpiredException"/> when no fresh link can be had, <see cref="RdsCorruptDownloadException"/> when the bytes are not the
/// backup, and <see cref="OperationCanceledException"/> when the caller cancels.
/// Source: the pages about downloading backup files, and those of the object store (GetObject, signatures in URLs).
/// </remarks>
public interface IBackupDownloader
{
    /// <summary>
    /// Downloads to a file. Until it is whole and proven it has another, hidden name in the same folder; after a crash, a kill or an error
    /// the same call goes on from there.
    /// </summary>
    /// <param name="backup">The backup, with a link; <see cref="Backup.IsDownloadable"/>.</param>
    /// <param name="path">The file to make, or a folder that exists: then the name is made of instance, id and time.</param>
    /// <param name="options">How to download; <see langword="null"/> for the options of the downloader.</param>
    /// <param name="progress">Told at most four times a second.</param>
    /// <param name="cancellationToken">Cancels the download; what is on disk stays, to go on from.</param>
    /// <returns>Where the file is, and whether it is proven.</returns>
    /// <exception cref="ArgumentException">The path is blank, the backup has no usable link, or an option is out of its range.</exception>
    /// <exception cref="RdsTargetException">The file cannot be written there: it exists, is in use, the disk is full, and the like.</exception>
    Task<DownloadResult> DownloadToFileAsync(
        Backup backup,
        string path,
        DownloadOptions? options = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Downloads in order over one connection into a stream, which need not seek. The result tells afterwards whether it is proven.</summary>
    /// <param name="backup">The backup, with a link.</param>
    /// <param name="destination">Where the bytes go. It stays open.</param>
    /// <param name="options">How to download; <see langword="null"/> for the options of the downloader. Those about files have no effect.</param>
    /// <param name="progress">Told at most four times a second.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="ArgumentException">The stream cannot be written, the backup has no usable link, or an option is out of its range.</exception>
    Task<DownloadResult> CopyToAsync(
        Backup backup,
        Stream destination,
        DownloadOptions? options = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens the file as a stream that is read in order and survives expired links and broken connections. The last read, the one that
    /// gives 0, throws <see cref="RdsCorruptDownloadException"/> when a checksum differs.
    /// </summary>
    /// <param name="backup">The backup, with a link.</param>
    /// <param name="options">How to download; <see langword="null"/> for the options of the downloader. Those about files have no effect.</param>
    /// <param name="cancellationToken">Cancels the opening, not the reading.</param>
    /// <exception cref="ArgumentException">The backup has no usable link, or an option is out of its range.</exception>
    Task<Stream> OpenReadAsync(Backup backup, DownloadOptions? options = null, CancellationToken cancellationToken = default);
}
