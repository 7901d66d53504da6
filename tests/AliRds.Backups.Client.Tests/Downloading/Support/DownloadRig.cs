using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Links;

namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>A downloader over a fake object store, with small parts, no waiting between tries, and a folder.</summary>
internal sealed class DownloadRig : IDisposable
{
    internal const int PartSize = 64 * 1024;
    private readonly TempFolder _folder = new();
    private readonly BackupDownloader _downloader;

    internal DownloadRig(FakeObjectStore store, FakeBackupsClient? client = null)
    {
        Store = store;
        Client = client ?? new FakeBackupsClient(TestBackup.Default);
        _downloader = new BackupDownloader(Client, Options, LinkHttpHandler.CreateClient(store));
    }

    internal FakeObjectStore Store { get; }

    internal FakeBackupsClient Client { get; }

    internal Backup Backup { get; set; } = TestBackup.Default;

    internal DownloadOptions Options { get; } = new()
    {
        PartSize = PartSize,
        Parallelism = 4,
        Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
    };

    internal string Target => _folder.File("backup.xb");

    internal IEnumerable<string> Names => _folder.Names;

    internal string[] PartialFiles => [.. Directory.EnumerateFiles(_folder.Path, "*.part", new EnumerationOptions { AttributesToSkip = 0 })];

    internal BackupDownloader Downloader => _downloader;

    internal Task<DownloadResult> DownloadAsync(IProgress<DownloadProgress>? progress = null) =>
        _downloader.DownloadToFileAsync(Backup, Target, progress: progress, cancellationToken: TestContext.Current.CancellationToken);

    internal Task<DownloadResult> DownloadAsync(CancellationToken cancellationToken) =>
        _downloader.DownloadToFileAsync(Backup, Target, cancellationToken: cancellationToken);

    internal byte[] ReadTarget() => File.ReadAllBytes(Target);

    public void Dispose()
    {
        _downloader.Dispose();
        _folder.Dispose();
    }
}
