using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Downloading.Support;

/// <summary>An emulator with one backup, a downloader, and a folder. The truth is what a bare HTTP client fetches in one piece.</summary>
internal sealed class DownloadFixture : IAsyncDisposable
{
    public const long Mebibyte = 1024 * 1024;
    public const long Size = (40 * Mebibyte) + 123;
    private const string Instance = "rm-download";
    private const string Id = "900000001";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("download-");
    private readonly RdsBackupsClient _client;

    private DownloadFixture(RdsBackupsEmulator emulator)
    {
        Emulator = emulator;
        _client = new RdsBackupsClient(new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
        });
        Downloader = new BackupDownloader(_client, Options);
    }

    public RdsBackupsEmulator Emulator { get; }

    public BackupDownloader Downloader { get; }

    public DownloadOptions Options { get; } = new()
    {
        PartSize = Mebibyte,
        Parallelism = 8,
        AllowLoopbackLinks = true,
        Retry = new DownloadRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(10), StallTimeout = TimeSpan.FromSeconds(1) },
    };

    /// <summary>Another downloader over the same client and options; its connections live as long as the process.</summary>
    public BackupDownloader CreateDownloader(ILoggerFactory loggers) => new(_client, Options, loggerFactory: loggers);

    public string Target => Path.Combine(_folder.FullName, "backup.xb");

    public IEnumerable<string> Names => _folder.EnumerateFiles().Select(file => file.Name);

    public static EmulatorBackup Backup(long size = Size) =>
        new() { StartTime = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(5), Size = size };

    public static Task<DownloadFixture> StartAsync(long size = Size, Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null) =>
        StartAsync(Backup(size), configure);

    public static async Task<DownloadFixture> StartAsync(
        EmulatorBackup backup,
        Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null,
        EmulatorEngine engine = EmulatorEngine.MySql)
    {
        var seed = new EmulatorSeedBuilder().AddInstance(Instance, engine, instance => instance.WithBackup(backup with { BackupId = Id })).Build();
        var options = new RdsBackupsEmulatorOptions { Seed = seed };
        return new DownloadFixture(await RdsBackupsEmulator.StartAsync(configure?.Invoke(options) ?? options));
    }

    public Task<Backup> GetBackupAsync() =>
        _client.GetBackupAsync(new DbInstanceId(Instance), new BackupId(Id), TestContext.Current.CancellationToken);

    public async Task<DownloadResult> DownloadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        await Downloader.DownloadToFileAsync(
            await GetBackupAsync(), Target, progress: progress, cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>The bytes that the file should have, fetched without our code.</summary>
    private async Task<byte[]> TruthAsync()
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync((await GetBackupAsync()).DownloadLink!.ToUri(), TestContext.Current.CancellationToken);
    }

    public async Task AssertFileIsRightAsync() =>
        await AssertRightAsync(await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));

    /// <summary>Compares without printing megabytes when they differ.</summary>
    public async Task AssertRightAsync(byte[] actual)
    {
        var truth = await TruthAsync();
        Assert.Equal(truth.Length, actual.Length);
        Assert.Equal(truth.Length, truth.AsSpan().CommonPrefixLength(actual));
    }

    public void Fail(EmulatorFault fault, int times = 1, int skip = 1) =>
        Emulator.Faults.Add(new EmulatorFaultRule { Fault = fault, Times = times, Skip = skip, Action = "GetObject" });

    public int CountCalls(string action) => Emulator.Journal.Entries.Count(entry => entry.Action == action);

    public async ValueTask DisposeAsync()
    {
        Downloader.Dispose();
        _client.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
