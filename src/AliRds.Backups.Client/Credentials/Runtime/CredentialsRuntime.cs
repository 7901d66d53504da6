using System.Collections.Concurrent;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>What the sources of credentials need of the machine that they run on.</summary>
internal sealed class CredentialsRuntime
{
    private static readonly TimeSpan HttpLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _checkedFiles = new(StringComparer.Ordinal);

    private ServerClock? _serviceClock;

    public required HttpClient Http { get; init; }

    /// <summary>Makes a client for one visit of the metadata service, which no proxy can reach. The visitor disposes it.</summary>
    public Func<HttpClient> OpenMetadataHttp { get; init; } = MetadataHttp.Create;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time as the service sees it. A client hands in its own, so that what one of its calls learns counts for keys too.</summary>
    public ServerClock ServiceClock
    {
        get => LazyInitializer.EnsureInitialized(ref _serviceClock, () => new ServerClock(new TimeProviderClock(Clock)));
        init => _serviceClock = value;
    }

    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    public ICredentialFiles Files { get; init; } = new SystemCredentialFiles();

    public IProcessRunner Processes { get; init; } = new SystemProcessRunner(Environment.GetEnvironmentVariable);

    /// <summary>Gives numbers from 0 up to, not including, 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>How calls of STS are repeated. A source that keeps failing is left alone by its own pause, so there is no budget.</summary>
    public RdsRetryOptions StsRetry { get; init; } = new() { MaxRetries = 3, MaxDelay = TimeSpan.FromSeconds(2), BudgetCapacity = 0 };

    /// <summary>Measures the calls of STS. A client hands in its own.</summary>
    public RdsMetrics Metrics { get; init; } = new();

    public ILogger Log { get; init; } = NullLogger.Instance;

    public Instant Now => ServiceClock.GetCurrentInstant();

    /// <summary>The variable's value without blanks around it; <see langword="null"/> when it is unset or blank.</summary>
    public string? Variable(string name) => ReadVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public bool IsTrue(string name) => string.Equals(Variable(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sends a request to a service of the Internet; its response must come within the vendor's time limit.</summary>
    public Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        CredentialsHttp.SendAsync(Http, request, HttpLimit, Clock, cancellationToken);

    public IRdsCredentialsProvider Refreshing(ICredentialsFetcher fetcher) => new RefreshingCredentialsProvider(fetcher, this);

    public void WarnOnceOfReaders(string path)
    {
        if (_checkedFiles.TryAdd(path, true) && Files.IsReadableByOthers(path))
        {
            Rpc.Telemetry.Log.FileReadableByOthers(Log, path);
        }
    }
}
