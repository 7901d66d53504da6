using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Chooses where the access key of a client comes from.</summary>
internal static class CredentialsSource
{
    /// <summary>The provider set by code, else what the options choose, else the default chain. Each client gets its own
    /// provider.</summary>
    /// <param name="options">Options that were validated.</param>
    /// <param name="httpClient">Sends the calls to STS and the like.</param>
    /// <param name="serviceClock">The client's: what its calls learn of the time counts for its keys too.</param>
    /// <param name="timeProvider">The time of this machine; the system's when <see langword="null"/>.</param>
    /// <param name="loggerFactory">Where warnings go; nowhere when <see langword="null"/>.</param>
    /// <param name="metrics">The client's: it measures the calls to STS too.</param>
    internal static IRdsCredentialsProvider Create(
        RdsBackupsClientOptions options,
        HttpClient httpClient,
        ServerClock serviceClock,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory,
        RdsMetrics metrics) =>
        options.CredentialsProvider
        ?? new RdsCredentialsProviderFactory(new CredentialsServices(httpClient, timeProvider)
        {
            ServiceClock = serviceClock,
            Metrics = metrics,
            Logger = RdsCredentialsProviderFactory.CreateLogger(loggerFactory),
        }).Create(options.Credentials ?? new());
}
