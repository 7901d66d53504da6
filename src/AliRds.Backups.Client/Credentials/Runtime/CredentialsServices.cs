using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>What sources of credentials work with and tests replace.</summary>
internal sealed class CredentialsServices
{
    /// <param name="httpClient">Sends the calls to STS and the like.</param>
    /// <param name="timeProvider">The time of this machine; the system's when <see langword="null"/>.</param>
    internal CredentialsServices(HttpClient httpClient, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        HttpClient = httpClient;
        TimeProvider = timeProvider ?? TimeProvider.System;
        ServiceClock = new ServerClock(new TimeProviderClock(TimeProvider));
    }

    internal HttpClient HttpClient { get; }

    /// <summary>Makes the client for one visit to the metadata service. The visitor disposes it.</summary>
    internal Func<HttpClient> CreateMetadataHttpClient { get; init; } = MetadataClient.CreateHttpClient;

    internal TimeProvider TimeProvider { get; }

    /// <summary>The time as the service sees it. A client hands in its own, so that what one of its calls learns counts for keys
    /// too.</summary>
    internal ServerClock ServiceClock { get; init; }

    internal EnvironmentVariables Variables { get; init; } = EnvironmentVariables.OfThisProcess;

    internal ICredentialFiles Files { get; init; } = new SystemCredentialFiles();

    internal IProcessRunner Processes { get; init; } = new SystemProcessRunner(Environment.GetEnvironmentVariable);

    /// <summary>Numbers from 0 to below 1, for jitter.</summary>
    internal Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>How calls to STS are retried. There is no budget: a source that keeps failing is left alone for a while anyway.</summary>
    internal RdsRetryOptions StsRetry { get; init; } = new() { MaxRetries = 3, MaxDelay = TimeSpan.FromSeconds(2), BudgetCapacity = 0 };

    /// <summary>Measures the calls to STS. A client hands in its own.</summary>
    internal RdsMetrics Metrics { get; init; } = new();

    internal ILogger Logger { get; init; } = NullLogger.Instance;
}
