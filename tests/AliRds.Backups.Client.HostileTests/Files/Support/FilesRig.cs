using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Files.Support;

/// <summary>A downloader made as a user makes it, a raw server that stores one file, and a folder that is gone after the test.</summary>
internal sealed class FilesRig : IAsyncDisposable
{
    internal const int PartSize = 64 * 1024;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hostile-files-");

    internal FilesRig(int length = 3 * PartSize, Func<RawRequest, RawReply?>? lie = null, Action<RdsBackupsClientOptions>? configure = null)
    {
        File = new StoredFile(length);
        Server = RawServer.Answer(request => lie?.Invoke(request) ?? (request.Header("Range") is null ? GiveLink() : File.Respond(request)));
        Client = HostileClient.Connect(Server, configure);
        Downloader = new BackupDownloader(Client, Options);
        Folder = _root.CreateSubdirectory("target").FullName;
        Backup = StoredFile.Row(Server.Endpoint);
    }

    internal StoredFile File { get; }

    internal RawServer Server { get; }

    internal RdsBackupsClient Client { get; }

    internal BackupDownloader Downloader { get; }

    internal Backup Backup { get; set; }

    internal DownloadOptions Options { get; } = new()
    {
        PartSize = PartSize,
        Parallelism = 2,
        AllowLoopbackLinks = true,
        Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, MaxAttempts = 2 },
    };

    internal string Folder { get; }

    internal string Target => Path.Combine(Folder, "backup.xb");

    /// <summary>A file of the user beside the folder, which no download may touch.</summary>
    internal string Outside(string name) => Path.Combine(_root.FullName, name);

    /// <summary>A hidden file of the download: <c>part</c>, <c>journal</c> and so on.</summary>
    internal string Hidden(string ending) => Path.Combine(Folder, ending == "lock" ? ".backup.xb.lock" : $".backup.xb.{Backup.BackupId}.{ending}");

    internal IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Folder, "*", new EnumerationOptions { AttributesToSkip = 0 })
        .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>Downloads; a download that hangs fails the test when the test's own time is over.</summary>
    internal Task<DownloadResult> DownloadAsync(string? path = null, IProgress<DownloadProgress>? progress = null) =>
        Downloader.DownloadToFileAsync(Backup, path ?? Target, progress: progress, cancellationToken: TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    internal void RequireWhole(string? path = null) => Assert.Equal(File.Content, System.IO.File.ReadAllBytes(path ?? Target));

    /// <summary>A downloader in doubt asks the service for a fresh link. This one tells no size, as the first one did not.</summary>
    private RawReply GiveLink() => RawReply.Json(HandMade.Page(
        [HandMade.Row(0).Replace("\"BackupDownloadURL\":\"\"", $"\"BackupDownloadURL\":\"{StoredFile.Link(Server.Endpoint)}\"").Replace("\"BackupSize\":\"1048576\",", "")], "1"));

    public async ValueTask DisposeAsync()
    {
        Downloader.Dispose();
        Client.Dispose();
        await Server.DisposeAsync();
        _root.Delete(recursive: true);
    }
}
