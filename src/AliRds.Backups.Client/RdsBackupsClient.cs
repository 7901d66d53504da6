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

    /// <summary>Makes a client. It is safe to use from many threads at once; make one and keep it.</summary>
    /// <param name="options">How the service is reached and called.</param>
    /// <param name="httpClient">
    /// The client to send with, which is not disposed with this one; <see langword="null"/> for connections that the client makes by
    /// <see cref="RdsBackupsClientOptions.Connection"/> and closes when it is disposed. Set the Timeout of yours to
    /// <see cref="Timeout.InfiniteTimeSpan"/>, and let its handler follow no redirects: this client keeps its own time limits, and a signed call
    /// is valid for one host only.
    /// </param>
    /// <param name="timeProvider">The source of time; the system's when <see langword="null"/>.</param>
    /// <param name="loggerFactory">Makes the logger; nothing is logged when <see langword="null"/>.</param>
    /// <param name="meterFactory">Makes the meter; the client makes one when <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range, or two contradict each other; the message names them.</exception>
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
    /// Closes the connections, if they are the client's own. What is under way ends, and what is asked later throws, with an
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
    /// Takes other options for the calls that begin from now on. Connections, the source of credentials and what was learnt of the server's clock
    /// stay, since calls under way share them.
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

    /// <summary>The service answers an unknown id with an empty page, not with an error.</summary>
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
