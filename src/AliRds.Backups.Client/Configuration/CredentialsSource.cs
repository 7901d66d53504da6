using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Chooses where the access key of a client comes from.</summary>
internal static class CredentialsSource
{
    /// <summary>The provider set in code, otherwise the source in the options, otherwise the default chain. Each client gets its own
    /// provider.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="httpClient">Sends the calls to STS and to other sources of keys.</param>
    /// <param name="serviceClock">The client's clock. What the calls learn about the server's time applies to keys too.</param>
    /// <param name="timeProvider">The time of this machine; the system's if <see langword="null"/>.</param>
    /// <param name="loggerFactory">Creates the logger for warnings; nothing is logged if <see langword="null"/>.</param>
    /// <param name="metrics">The client's metrics, which include the calls to STS.</param>
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
