using AliRds.Backups.Client.Downloading;

namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>A downloader as a user makes it, an object store on a socket, a row that names it, and a folder.</summary>
internal sealed class DownloadSite : IAsyncDisposable
{
    internal const int PartSize = 64 * 1024;
    internal const string Signature = "the-signature-that-nobody-may-see";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hostile-download-");
    private readonly Lazy<BackupDownloader> _downloader;

    internal DownloadSite(StoredObject stored)
    {
        Store = new RawObjectStore(stored);
        Api = new LinkGiver(call => ApiIsDown ? throw new RdsTransportException("The API is down.") : RowWithLink(call));
        _downloader = new Lazy<BackupDownloader>(() => new BackupDownloader(Api, Options));
        Row = new Backup
        {
            BackupId = new BackupId("327329803"),
            DbInstanceId = new DbInstanceId("rm-hostile01"),
            Status = BackupStatus.Success,
            Method = BackupMethod.Physical,
            Size = stored.Content.Length,
        };
    }

    internal RawObjectStore Store { get; }

    /// <summary>The store behind the internal link; <see langword="null"/> when the row has none.</summary>
    internal RawObjectStore? Internal { get; init; }

    internal LinkGiver Api { get; }

    internal bool ApiIsDown { get; set; }

    /// <summary>The row as it is listed, without links.</summary>
    internal Backup Row { get; set; }

    internal DownloadOptions Options { get; } = new()
    {
        PartSize = PartSize,
        Parallelism = 4,
        AllowLoopbackLinks = true,
        Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
    };

    internal BackupDownloader Downloader => _downloader.Value;

    internal string Target => Path.Combine(_folder.FullName, "backup.xb");

    /// <summary>All files in the folder but the lock, which tells nothing.</summary>
    internal string[] Names => [.. _folder.EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = 0 })
        .Select(file => file.Name).Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    internal string? Partial => Names.Where(name => name.EndsWith(".part", StringComparison.Ordinal))
        .Select(name => Path.Combine(_folder.FullName, name)).SingleOrDefault();

    internal Task<DownloadResult> DownloadAsync() =>
        Downloader.DownloadToFileAsync(RowWithLink(0), Target, cancellationToken: TestContext.Current.CancellationToken);

    internal Task<Stream> OpenAsync() => Downloader.OpenReadAsync(RowWithLink(0), cancellationToken: TestContext.Current.CancellationToken);

    internal Task<DownloadResult> CopyAsync(Stream destination) =>
        Downloader.CopyToAsync(RowWithLink(0), destination, cancellationToken: TestContext.Current.CancellationToken);

    internal byte[] ReadTarget() => File.ReadAllBytes(Target);

    /// <summary>Begins a download that stops after <paramref name="requests"/> requests, and forgets how.</summary>
    internal async Task InterruptAsync(int requests)
    {
        Store.Lie = (request, honest) => request.Number > requests ? ObjectReply.Error(403, "UserDisable", "The account is disabled.") : honest;
        await Assert.ThrowsAsync<RdsDownloadException>(DownloadAsync);
        Store.Lie = (_, honest) => honest;
    }

    internal Backup RowWithLink(int number) => Row with
    {
        DownloadLink = new BackupLink(Store.Link(number).OriginalString),
        IntranetDownloadLink = Internal is { } store ? new BackupLink(store.Link(number).OriginalString) : null,
    };

    public async ValueTask DisposeAsync()
    {
        if (_downloader.IsValueCreated)
        {
            Downloader.Dispose();
        }

        await Store.DisposeAsync();
        if (Internal is not null)
        {
            await Internal.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
