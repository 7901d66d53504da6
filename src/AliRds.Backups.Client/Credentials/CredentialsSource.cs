using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Credentials;

/// <summary>Chooses where the access key of a client comes from.</summary>
internal static class CredentialsSource
{
    /// <summary>The provider set by code, else what the options choose, else the default chain. Each client gets a provider of its own.</summary>
    internal static IRdsCredentialsProvider Of(
        RdsBackupsClientOptions options, HttpClient httpClient, TimeProvider? timeProvider, ILoggerFactory? loggerFactory) =>
        options.CredentialsProvider
        ?? new RdsCredentialsProviderFactory(httpClient, timeProvider, loggerFactory).Create(options.Credentials ?? new());
}
