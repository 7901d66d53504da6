using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AliRds.Backups.Client.Configuration;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Listing;
using AliRds.Backups.Client.Operations;
using AliRds.Backups.Client.Operations.AnyAction;
using AliRds.Backups.Client.Operations.DescribeBackups;
using AliRds.Backups.Client.Operations.DescribeLocalAvailableRecoveryTime;
using AliRds.Backups.Client.Rpc;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using AliRds.Backups.Client.Rpc.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client;

/// <inheritdoc cref="IRdsBackupsClient"/>
public sealed class RdsBackupsClient : IRdsBackupsClient, IServiceConnection, IDisposable
{
    private static readonly ListingOptions DefaultListing = new();

    private readonly BackupPager _pager;
    private readonly RpcServices _services;
    private readonly bool _ownsHttpClient;
    private readonly RdsConnectionOptions? _ownConnection;
    private volatile RpcCaller _caller;

    /// <summary>Creates a client. It is thread-safe: create one and keep it.</summary>
    /// <param name="options">How to reach and call the service.</param>
    /// <param name="httpClient">
    /// The HttpClient to send with, which is not disposed with this client. If <see langword="null"/>, the client opens connections
    /// according to <see cref="RdsBackupsClientOptions.Connection"/> and closes them when it is disposed. Set the Timeout of your
    /// HttpClient to <see cref="Timeout.InfiniteTimeSpan"/>, and turn off redirects in its handler: this client has its own time limits,
    /// and a signature is valid for one host only.
    /// </param>
    /// <param name="timeProvider">The source of time; the system's if <see langword="null"/>.</param>
    /// <param name="loggerFactory">Creates the logger; nothing is logged if <see langword="null"/>.</param>
    /// <param name="meterFactory">Creates the meter; the client creates one if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">
    /// An option is missing or out of range, or two options contradict each other; the message names them.
    /// </exception>
    public RdsBackupsClient(
        RdsBackupsClientOptions options,
        HttpClient? httpClient = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        IMeterFactory? meterFactory = null)
        : this(Validated(options), Services(options, httpClient, timeProvider, loggerFactory, meterFactory))
    {
        _ownsHttpClient = httpClient is null;
        _ownConnection = httpClient is null ? options.Connection : null;
    }

    internal RdsBackupsClient(RdsBackupsClientOptions options, RpcServices services)
    {
        services = services with { Lifetime = new Lifetime(nameof(RdsBackupsClient)) };
        _caller = new RpcCaller(RdsCallerOptions.Create(options), services);
        _pager = new BackupPager((request, token) => _caller.CallAsync(new DescribeBackupsOperation(request), token), () => _caller.Clock);
        _services = services;
        services.Metrics.Observe(new ServerTags(_caller.Endpoint), () => _caller.SkewSeconds, () => _caller.RetryTokens);
    }

    /// <inheritdoc/>
    RdsConnectionOptions? IServiceConnection.OwnConnection => _ownConnection;

    /// <inheritdoc/>
    HttpClient? IServiceConnection.GivenHttpClient => _ownsHttpClient ? null : _services.HttpClient;

    /// <inheritdoc/>
    TimeSpan IServiceConnection.ClockSkew => TimeSpan.FromSeconds(_caller.SkewSeconds);

    /// <inheritdoc/>
    public Task<BackupPage> DescribeBackupsAsync(DescribeBackupsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _services.Lifetime.ThrowIfDisposed();
        return _caller.CallAsync(new DescribeBackupsOperation(request), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BackupPage> GetBackupPagesAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _services.Lifetime.ThrowIfDisposed();
        return _pager.ReadPages(request, options ?? DefaultListing, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Backup> GetBackupsAsync(
        DescribeBackupsRequest request, ListingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var pages = GetBackupPagesAsync(request, options, cancellationToken);
        return FlattenAsync(pages, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<InstancePage> GetBackupPagesForInstancesAsync(
        IEnumerable<DescribeBackupsRequest> requests, FanOutOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        _services.Lifetime.ThrowIfDisposed();
        return new FanOut(_pager, options ?? new FanOutOptions()).ReadPages(requests, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Backup> GetBackupAsync(DbInstanceId dbInstanceId, BackupId backupId, CancellationToken cancellationToken = default)
    {
        _services.Lifetime.ThrowIfDisposed();
        var request = DescribeBackupsRequest.For(dbInstanceId).WithBackupId(backupId).WithPageSize(30).Build();
        var page = await _caller.CallAsync(new DescribeBackupsOperation(request) { MustFind = true }, cancellationToken).ConfigureAwait(false);
        return page.Backups.First(backup => backup.BackupId == backupId);
    }

    /// <inheritdoc/>
    public Task<Backup> GetBackupAsync(string dbInstanceId, string backupId, CancellationToken cancellationToken = default) =>
        GetBackupAsync(new DbInstanceId(dbInstanceId), new BackupId(backupId), cancellationToken);

    /// <inheritdoc/>
    public Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(DbInstanceId dbInstanceId, CancellationToken cancellationToken = default)
    {
        ParameterText.ThrowIfInvalid(dbInstanceId, nameof(dbInstanceId));
        _services.Lifetime.ThrowIfDisposed();
        return _caller.CallAsync(new DescribeLocalAvailableRecoveryTimeOperation(dbInstanceId), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RecoveryTimeRange> GetRecoveryTimeRangeAsync(string dbInstanceId, CancellationToken cancellationToken = default) =>
        GetRecoveryTimeRangeAsync(new DbInstanceId(dbInstanceId), cancellationToken);

    /// <inheritdoc/>
    public Task<JsonDocument> CallAsJsonAsync(RdsActionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _services.Lifetime.ThrowIfDisposed();
        return _caller.CallAsync(new AnyOperation<JsonDocument>(request, ReadJson, RdsResponseFormat.Json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<TResult> CallAsync<TResult>(RdsActionRequest request, RdsActionReader<TResult> read, CancellationToken cancellationToken = default)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        _services.Lifetime.ThrowIfDisposed();
        return _caller.CallAsync(new AnyOperation<TResult>(request, read, format: null), cancellationToken);
    }

    /// <summary>
    /// Closes the connections, unless they belong to an HttpClient that was passed in. Calls in progress and later calls throw an
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

    /// <summary>
    /// Uses other options for new calls. The connections, the source of credentials and the learned offset of the server's clock do not
    /// change, because calls in progress share them.
    /// </summary>
    internal void Reconfigure(RdsBackupsClientOptions options) => _caller = new RpcCaller(RdsCallerOptions.Create(Validated(options)), _services);

    private static JsonDocument ReadJson(RdsActionResponse response)
    {
        var reader = new Utf8JsonReader(response.Content);
        return JsonDocument.ParseValue(ref reader);
    }

    private static RdsBackupsClientOptions Validated(RdsBackupsClientOptions options)
    {
        RdsBackupsClientOptionsRules.ThrowIfBroken(options);
        return options;
    }

    private static RpcServices Services(
        RdsBackupsClientOptions options,
        HttpClient? httpClient,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory,
        IMeterFactory? meterFactory)
    {
        httpClient ??= RdsHttpHandler.CreateClient(options.Connection);
        var serviceClock = new ServerClock(new TimeProviderClock(timeProvider ?? TimeProvider.System));
        var metrics = new RdsMetrics(meterFactory);
        return new RpcServices
        {
            HttpClient = httpClient,
            Credentials = CredentialsSource.Create(options, httpClient, serviceClock, timeProvider, loggerFactory, metrics),
            ServiceClock = serviceClock,
            TimeProvider = timeProvider ?? TimeProvider.System,
            Logger = loggerFactory?.CreateLogger<RdsBackupsClient>() ?? NullLogger<RdsBackupsClient>.Instance,
            Metrics = metrics,
        };
    }

    /// <summary>For an unknown id, the service returns an empty page instead of an error.</summary>
    private static async IAsyncEnumerable<Backup> FlattenAsync(
        IAsyncEnumerable<BackupPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var backup in page.Backups)
            {
                yield return backup;
            }
        }
    }
}
