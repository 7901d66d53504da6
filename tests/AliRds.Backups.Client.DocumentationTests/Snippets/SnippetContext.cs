using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>What a running block finds at hand, all of it over one emulator. Public, because blocks are compiled into assemblies of their own.</summary>
public sealed class SnippetContext : IAsyncDisposable
{
    private const string InstanceId = "rm-xxxxxxxx";
    private const string KnownBackupId = "327329803";

    private readonly RdsBackupsClient _client;
    private readonly BackupDownloader _downloader;
    private readonly StringWriter _output = new();

    private SnippetContext(RdsBackupsEmulator emulator, RdsBackupsClient client, CancellationToken cancellationToken)
    {
        Emulator = emulator;
        CancellationToken = cancellationToken;
        _client = client;
        _downloader = new BackupDownloader(client, new DownloadOptions { AllowLoopbackLinks = true });
        Output = TextWriter.Synchronized(_output);
        Builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["RdsBackups:Endpoint"] = emulator.Endpoint.OriginalString,
            ["RdsBackups:Credentials:AccessKeyId"] = emulator.AccessKeyId,
            ["RdsBackups:Credentials:AccessKeySecret"] = emulator.AccessKeySecret,
        });
    }

    public RdsBackupsEmulator Emulator { get; }

    public IRdsBackupsClient Client
    {
        get
        {
            IsClientTaken = true;
            return _client;
        }
    }

    public IBackupDownloader Downloader => _downloader;

    public DescribeBackupsRequest Request { get; } = DescribeBackupsRequest.For(InstanceId).Build();

    public Backup Backup { get; private set; } = new();

    /// <summary>A folder that is deleted afterwards.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("snippet").FullName;

    public HostApplicationBuilder Builder { get; }

    public HttpClient HttpClient { get; } = new();

    public CancellationToken CancellationToken { get; }

    public TextWriter Output { get; }

    internal string Printed => _output.ToString();

    internal bool IsClientTaken { get; private set; }

    internal static async Task<SnippetContext> StartAsync(CancellationToken cancellationToken)
    {
        var emulator = await RdsBackupsEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Backups.AddInstance(InstanceId, EmulatorEngine.MySql, instance => instance
            .WithBackups(250, Duration.FromHours(6))
            .WithBackup(new EmulatorBackup { BackupId = KnownBackupId, StartTime = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1), Size = 300_000 }));
        var client = new RdsBackupsClient(new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
        });
        var context = new SnippetContext(emulator, client, cancellationToken);
        context.Backup = await client.GetBackupAsync(new DbInstanceId(InstanceId), new BackupId(KnownBackupId), cancellationToken);
        emulator.Journal.Clear();
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        _downloader.Dispose();
        _client.Dispose();
        HttpClient.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        await Output.DisposeAsync();
        await _output.DisposeAsync();
    }
}
